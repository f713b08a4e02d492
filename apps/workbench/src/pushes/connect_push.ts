import type { AgentPush } from '@inlay/protocol/agent-socket/pushes.ts';
import type { DeskState } from '../model/desk-state.ts';
import { isWaiting, putThread } from '../model/threads.ts';

/** A6: somebody took the visitor; `thread_push` follows with the rest. */
export const connectPush = (state: DeskState, push: AgentPush<'connect_push'>): DeskState => {
  const thread = state.threads.get(push.userid);
  if (!thread || !isWaiting(thread)) return state;
  return putThread(state, {
    ...thread,
    state: 'open',
    customer_id: push.customer_id,
    customer_name: push.customer_name,
  });
};
