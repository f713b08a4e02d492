import Type, { type Static } from 'typebox';
import { sendableParts } from '../content.ts';
import { answer } from '../http-envelope.ts';
import { msgId, numericId, seq, userId } from '../ids.ts';

/** V3: POST /api/channel/messages (API key), idempotent by `message_id`. */
export const channelMessageBody = Type.Object({
  bid: numericId,
  userid: userId,
  nickname: Type.Optional(Type.String({ maxLength: 128 })),
  head_img: Type.Optional(Type.String({ maxLength: 2048 })),
  channel: Type.Optional(Type.String({ pattern: '^[a-z0-9_-]{1,32}$' })),
  message_id: Type.String({ minLength: 1, maxLength: 128 }),
  message: sendableParts,
});
export type ChannelMessageBody = Static<typeof channelMessageBody>;
export const channelMessageAnswer = answer(
  Type.Object({
    thread_uid: Type.String(),
    msg_id: msgId,
    seq,
    duplicate: Type.Optional(Type.Literal(true)),
  }),
);
