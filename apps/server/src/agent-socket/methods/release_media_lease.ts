import type { ReleaseMediaLeaseRequest } from '@inlay/protocol/agent-socket/release_media_lease.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentDeps } from '../context.ts';

export const releaseMediaLease = async (
  { store, clock }: AgentDeps,
  { agent }: AgentConnection,
  { tab, fencing }: ReleaseMediaLeaseRequest,
) => {
  await store.writes.releaseMediaLease({ agentId: agent.id, tab, fencing, now: clock.now() });
  return {};
};
