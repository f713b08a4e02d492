import Type, { type Static } from 'typebox';
import { senderKind, threadState } from '../agent-socket/rows.ts';
import { messagePart } from '../content.ts';
import { msgId, seq, unixMillis } from '../ids.ts';

/**
 * A message as the visitor sees it. `message` is null where the message is for agents only: its number is still told,
 * so that the visitor's sequence has no gap (M2).
 */
export const visitorRecord = Type.Object({
  msg_id: msgId,
  seq,
  thread_uid: Type.String(),
  create_time_ms: unixMillis,
  sender: senderKind,
  sender_name: Type.String(),
  sender_head_img: Type.String(),
  message: Type.Union([messagePart, Type.Null()]),
  client_msg_id: Type.Optional(Type.String({ description: "only on the visitor's own messages" })),
});
export type VisitorRecord = Static<typeof visitorRecord>;

/** The visitor's current thread. */
export const visitorThread = Type.Object({
  thread_uid: Type.String(),
  state: threadState,
  last_seq: seq,
  agent: Type.Union([Type.Object({ name: Type.String(), head_img: Type.String() }), Type.Null()]),
  agent_read_seq: seq,
  position: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], {
    description: 'place in the queue, 1 is next; null when not queued',
  }),
  score: Type.Union([Type.Integer(), Type.Null()]),
});
export type VisitorThread = Static<typeof visitorThread>;
