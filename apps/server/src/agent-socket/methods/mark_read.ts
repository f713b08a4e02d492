import type { MarkReadRequest } from '@inlay/protocol/agent-socket/mark_read.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { accepted } from '../../socket/answer.ts';
import type { AgentDeps } from '../context.ts';

export const markRead = async (
  { store, clock }: AgentDeps,
  { agent }: AgentConnection,
  { userid, seq }: MarkReadRequest,
) => {
  accepted(
    await store.writes.markReadByAgent({
      deskId: agent.deskId,
      agentId: agent.id,
      userid,
      seq,
      now: clock.now(),
    }),
  );
  return {};
};
