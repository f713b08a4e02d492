import type { AnyPush } from '@inlay/client/incoming.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { isMine } from './threads.ts';
import type { DeskState } from './desk-state.ts';

export type HandOver = { from: string | null; note: string | null; thread: ThreadRow };

type Announced = { from: string | null; note: string | null };

/**
 * A7: visitors whom a colleague handed to this agent, once each. `transfer_push` names the colleague and the note,
 * `thread_push` the visitor; either may come first.
 */
export const handOverFinder = (): ((push: AnyPush, state: DeskState) => HandOver | null) => {
  const announced = new Map<string, Announced>();
  const found = (userid: string, state: DeskState): HandOver | null => {
    const thread = state.threads.get(userid);
    const known = announced.get(userid);
    if (!known || !thread || !isMine(state, thread)) return null;
    announced.delete(userid);
    return { ...known, thread };
  };
  return (push, state) => {
    if (push.method === 'transfer_push' && push.customer_id === state.agent.customer_id) {
      const from = state.colleagues.get(push.from_customer_id ?? -1)?.name ?? null;
      announced.set(push.userid, { from, note: push.note ?? null });
      return found(push.userid, state);
    }
    return push.method === 'thread_push' ? found(push.thread.userid, state) : null;
  };
};
