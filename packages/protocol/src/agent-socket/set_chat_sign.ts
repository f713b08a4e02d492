import Type, { type Static } from 'typebox';
import { userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

/** Extension (S7): the company's mark on the agent's own thread; `page_id`: a business page with `thread:sign` asks. */
export const setChatSignRequest = request('set_chat_sign', {
  userid: userId,
  thread_uid: Type.String({ minLength: 1, maxLength: 64 }),
  chat_sign: Type.Union([Type.Literal(0), Type.Literal(1)]),
  page_id: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type SetChatSignRequest = Static<typeof setChatSignRequest>;
export const setChatSignReply = reply('set_chat_sign', {});
