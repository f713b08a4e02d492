import Type, { type Static } from 'typebox';
import { agentParts } from '../content.ts';
import { clientMsgId, msgId, seq, userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

/** A11: sends 1 to 20 parts to a visitor, stored all or none before the reply. */
export const sendToUserRequest = request('send_to_user', {
  userid: userId,
  message: agentParts,
  client_msg_id: Type.Optional(clientMsgId),
  page_id: Type.Optional(
    Type.Integer({ minimum: 1, description: 'S8: sent by this business page, which needs `message:send`' }),
  ),
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
