import type { UpdateVisitorRequest } from '@inlay/protocol/agent-socket/update_visitor.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { accepted } from '../../socket/answer.ts';
import { readableThread } from '../../threads/readable-thread.ts';
import { detailsOf } from '../../threads/visitor-change.ts';
import type { AgentDeps } from '../context.ts';
import { userInfo } from '../rows.ts';

/** A15: whoever may read the conversation may write down what was learned in it. */
export const updateVisitor = async (
  { store }: AgentDeps,
  { agent }: AgentConnection,
  request: UpdateVisitorRequest,
) => {
  const change = detailsOf(request);
  const { userid } = request;
  await readableThread(store, agent, userid);
  const { deskId, id: agentId } = agent;
  const { visitor } = accepted(await store.writes.updateVisitor({ deskId, agentId, userid, change }));
  return { data: userInfo(visitor, await store.reads.countThreads(visitor.id)) };
};
