import type { ClaimMediaLeaseRequest } from '@inlay/protocol/agent-socket/claim_media_lease.ts';
import type { MediaLeaseRow } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { MediaLeaseRecord } from '../../store/calls-port.ts';
import { assertSeat } from '../account.ts';
import type { AgentDeps } from '../context.ts';

/** P7: a holder that says nothing for so long is dead. */
export const leaseMs = 15_000;

export const leaseRow = ({ tab, fencing, expiresAt }: MediaLeaseRecord): MediaLeaseRow => ({
  holder_tab: tab,
  fencing,
  expires_at: expiresAt,
});

export const claimMediaLease = async (
  deps: AgentDeps,
  connection: AgentConnection,
  { tab, take = false }: ClaimMediaLeaseRequest,
) => {
  await assertSeat(deps, connection);
  const { store, clock, phones } = deps;
  phones.tabs.nameTab(connection, tab);
  const claim = { agentId: connection.agent.id, tab, take, ttlMs: leaseMs, now: clock.now() };
  const { granted, lease } = await store.writes.claimMediaLease(claim);
  return { data: { granted, ...leaseRow(lease) } };
};
