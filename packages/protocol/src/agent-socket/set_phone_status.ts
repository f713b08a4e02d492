import Type, { type Static } from 'typebox';
import { phoneStatus } from './call-rows.ts';
import { request, reply } from './envelope.ts';

/**
 * Extension (A15, M3): the softphone's words for the one status. In a call it counts from when the call is over; in the
 * wrap-up it ends the wrap-up.
 */
export const setPhoneStatusRequest = request('set_phone_status', { status: phoneStatus });
export type SetPhoneStatusRequest = Static<typeof setPhoneStatusRequest>;
/** As he is seen now: in a call still 2. */
export const setPhoneStatusReply = reply('set_phone_status', {
  data: Type.Object({ agent_status: phoneStatus }),
});
