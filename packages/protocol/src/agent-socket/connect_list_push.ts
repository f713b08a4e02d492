import Type, { type Static } from 'typebox';
import { messagePart } from '../content.ts';
import { msgId, seq, unixSeconds, userId } from '../ids.ts';
import { push } from './envelope.ts';

/** A13: one frame for each message, with its `msg_id` and `seq`. */
export const connectListPush = push('connect_list_push', {
  userid: userId,
  head_img: Type.String(),
  nickname: Type.String(),
  timestamp: unixSeconds,
  user_query: Type.Array(messagePart),
  msg_id: msgId,
  seq,
  thread_uid: Type.String(),
});
export type ConnectListPush = Static<typeof connectListPush>;
