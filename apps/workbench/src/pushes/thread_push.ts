import type { ThreadPush } from '@inlay/protocol/agent-socket/thread_push.ts';
import type { DeskState } from '../model/desk-state.ts';
import { putThread } from '../model/threads.ts';

export const threadPush = (state: DeskState, { thread }: ThreadPush): DeskState => {
  const known = state.threads.get(thread.userid);
  // A visitor's closed thread may be reported after the next one began.
  const isOlder =
    known !== undefined && known.thread_uid !== thread.thread_uid && known.created_at > thread.created_at;
  return isOlder ? state : putThread(state, thread);
};
