import Type, { type Static } from 'typebox';
import { sendableParts } from '../content.ts';
import { clientMsgId, msgId, seq, userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

export const sendToUserRequest = request('send_to_user', {
  userid: userId,
  message: sendableParts,
  client_msg_id: Type.Optional(clientMsgId),
});
export type SendToUserRequest = Static<typeof sendToUserRequest>;

export const sendToUserReply = reply('send_to_user', {
  data: Type.Object({
    failure: Type.Integer(),
    success: Type.Integer(),
    messages: Type.Array(Type.Object({ msg_id: msgId, seq })),
    thread_uid: Type.String(),
    create_time_ms: Type.Integer(),
    duplicate: Type.Optional(Type.Literal(true)),
  }),
});
export type SendToUserReply = Static<typeof sendToUserReply>;
