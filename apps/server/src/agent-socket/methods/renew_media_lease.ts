import type { RenewMediaLeaseRequest } from '@inlay/protocol/agent-socket/renew_media_lease.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { accepted } from '../../socket/answer.ts';
import type { AgentDeps } from '../context.ts';
import { leaseMs, leaseRow } from './claim_media_lease.ts';

export const renewMediaLease = async (
  { store, clock, phones }: AgentDeps,
  connection: AgentConnection,
  { tab, fencing }: RenewMediaLeaseRequest,
) => {
  const renewal = { agentId: connection.agent.id, tab, fencing, ttlMs: leaseMs, now: clock.now() };
  const { lease } = accepted(await store.writes.renewMediaLease(renewal));
  // The tab may have come back on a new connection.
  phones.tabs.nameTab(connection, tab);
  return { data: leaseRow(lease) };
};
