import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { Desk } from '../model/desk.ts';
import { putThread } from '../model/threads.ts';

/** The badge goes at once; the other tabs learn it from `read_push`. */
export const markRead = async (desk: Desk, thread: ThreadRow): Promise<void> => {
  const { userid, last_seq: seq } = thread;
  await desk.client.request('mark_read', { userid, seq });
  desk.store.update((state) => {
    const now = state.threads.get(userid);
    const isSame = now?.thread_uid === thread.thread_uid && now.last_seq === seq;
    return isSame && now.unread > 0 ? putThread(state, { ...now, unread: 0 }) : state;
  });
};
