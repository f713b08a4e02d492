import Type, { type Static } from 'typebox';
import { messagePart } from '../content.ts';
import { msgId, seq, unixMillis, unixSeconds, userId } from '../ids.ts';

/** 0 offline, 1 available, 2 busy, 3 away (M3). */
export const statusCode = Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2), Type.Literal(3)]);

/** Why an agent is away (M3). */
export const awayReason = Type.Union([
  Type.Literal('meeting'),
  Type.Literal('meal'),
  Type.Literal('restroom'),
  Type.Literal('sleep'),
  Type.Literal('other'),
]);
export type AwayReason = Static<typeof awayReason>;

export const senderKind = Type.Union([
  Type.Literal('visitor'),
  Type.Literal('agent'),
  Type.Literal('robot'),
  Type.Literal('system'),
]);
export type SenderKind = Static<typeof senderKind>;

/** One message as `get_chat_record`, `sync` and `message_push` show it; the documented fields first. */
export const recordRow = Type.Object({
  create_time: unixSeconds,
  is_robot: Type.Union([Type.Literal(0), Type.Literal(1)]),
  message: messagePart,
  msg_id: msgId,
  seq,
  sender: senderKind,
  sender_id: Type.String({ description: 'customer_id or userid; empty for robot and system' }),
  sender_name: Type.String(),
  create_time_ms: unixMillis,
  thread_uid: Type.String(),
  client_msg_id: Type.Optional(Type.String({ description: 'only in frames to the agent who sent it' })),
});
export type RecordRow = Static<typeof recordRow>;

export const onlineAgent = Type.Object({
  customer_id: Type.Integer(),
  customer_name: Type.String(),
  head_img: Type.String(),
  status: statusCode,
});

/**
 * A row of the two documented lists; the fields after `last_message` are additions. `last_message` is the last one that
 * somebody wrote, `last_seq` and `timestamp` count system lines too.
 */
export const userListRow = Type.Object({
  userid: userId,
  head_img: Type.String(),
  last_message: Type.Array(messagePart),
  nickname: Type.String(),
  thread_uid: Type.String(),
  last_seq: seq,
  timestamp: Type.Integer({ description: 'seconds, of the last message' }),
  queued_at: Type.Optional(unixMillis),
});
export type UserListRow = Static<typeof userListRow>;

export const threadType = Type.Union([
  Type.Literal('AGENT'),
  Type.Literal('WORKGROUP'),
  Type.Literal('ROBOT'),
  Type.Literal('MEMBER'),
  Type.Literal('GROUP'),
]);

export const threadState = Type.Union([Type.Literal('queued'), Type.Literal('open'), Type.Literal('closed')]);

/** Extension: a thread as the workbench sees it. A system line is its `last_message` only where nobody has written. */
export const threadRow = Type.Object({
  thread_uid: Type.String(),
  userid: userId,
  type: threadType,
  state: threadState,
  topic: Type.String({ description: 'stable name of the thread in interface 1' }),
  nickname: Type.String(),
  head_img: Type.String(),
  channel: Type.String({ description: 'widget, or the name of the channel' }),
  customer_id: Type.Union([Type.Integer(), Type.Null()], { description: 'the agent who owns it' }),
  customer_name: Type.String(),
  workgroup: Type.Union([Type.Object({ id: Type.Integer(), name: Type.String() }), Type.Null()]),
  last_seq: seq,
  last_message: Type.Union([recordRow, Type.Null()]),
  unread: Type.Integer({ description: "the visitor's messages that the receiving agent has not read" }),
  visitor_read_seq: Type.Integer({ description: 'the last message that the visitor has seen' }),
  created_at: unixMillis,
  queued_at: unixMillis,
  updated_at: unixMillis,
  closed_at: Type.Union([unixMillis, Type.Null()]),
  score: Type.Union([Type.Integer(), Type.Null()]),
  chat_sign: Type.Optional(
    Type.Union([Type.Literal(0), Type.Literal(1)], { description: "S7: the company's own mark" }),
  ),
});
export type ThreadRow = Static<typeof threadRow>;

/** W4's words. */
export const threadAction = Type.Union([
  Type.Literal('created'),
  Type.Literal('queued'),
  Type.Literal('assigned'),
  Type.Literal('accepted'),
  Type.Literal('transferred'),
  Type.Literal('closed'),
  Type.Literal('reopened'),
  Type.Literal('rated'),
]);
export type ThreadAction = Static<typeof threadAction>;
