import type { ConnectListPush } from '@inlay/protocol/agent-socket/connect_list_push.ts';
import type { WaitListPush } from '@inlay/protocol/agent-socket/wait_list_push.ts';
import type { RecordRow } from '@inlay/protocol/agent-socket/rows.ts';

/** The documented pushes carry one part a frame (A13); `message_push` says the same with more fields. */
export const recordOfListPush = (push: WaitListPush | ConnectListPush): RecordRow | null => {
  const [message] = push.user_query;
  if (!message) return null;
  return {
    create_time: push.timestamp,
    create_time_ms: push.timestamp * 1000,
    is_robot: 0,
    message,
    msg_id: push.msg_id,
    seq: push.seq,
    sender: 'visitor',
    sender_id: push.userid,
    sender_name: push.nickname,
    thread_uid: push.thread_uid,
  };
};
