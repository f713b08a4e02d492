import Type, { type Static } from 'typebox';
import { numericId } from '../ids.ts';
import { request, reply } from './envelope.ts';
import { userListRow } from './rows.ts';

/** A9: the visitors whom an agent serves. */
export const getCurrentSessionListRequest = request('get_current_session_list', {
  bid: Type.Optional(numericId),
  customer_id: Type.Optional(numericId),
});
export type GetCurrentSessionListRequest = Static<typeof getCurrentSessionListRequest>;
export const getCurrentSessionListReply = reply('get_current_session_list', {
  data: Type.Object({ user_list: Type.Array(userListRow) }),
});
