import Type, { type Static } from 'typebox';
import { fencing, phoneCall } from './call-rows.ts';
import { request, reply } from './envelope.ts';

/** Extension (A15, P7): by the tab that has the phone, at every change; null: no call. 409: it has it no more. */
export const publishCallStateRequest = request('publish_call_state', {
  fencing,
  call: Type.Union([phoneCall, Type.Null()]),
});
export type PublishCallStateRequest = Static<typeof publishCallStateRequest>;
export const publishCallStateReply = reply('publish_call_state', {});
