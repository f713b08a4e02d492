import Type, { type Static } from 'typebox';
import { sendableParts } from '../content.ts';
import { clientMsgId, msgId, seq } from '../ids.ts';
import { request, reply } from '../agent-socket/envelope.ts';
import { visitorThread } from './rows.ts';

/** Acknowledged only after the commit (D1); the same `client_msg_id` is stored once for ever (D2). */
export const sendRequest = request('send', { client_msg_id: clientMsgId, message: sendableParts });
export type SendRequest = Static<typeof sendRequest>;
export const sendReply = reply('send', {
  data: Type.Object({
    messages: Type.Array(Type.Object({ msg_id: msgId, seq })),
    create_time_ms: Type.Integer(),
    thread: visitorThread,
    duplicate: Type.Optional(Type.Literal(true)),
  }),
});
export type SendReply = Static<typeof sendReply>;
