import Type, { type Static } from 'typebox';
import { numericId } from '../ids.ts';
import { request, reply } from './envelope.ts';
import { userListRow } from './rows.ts';

/** A9: the visitors who wait. */
export const getWaitUserListRequest = request('get_wait_user_list', {
  bid: Type.Optional(numericId),
});
export type GetWaitUserListRequest = Static<typeof getWaitUserListRequest>;
export const getWaitUserListReply = reply('get_wait_user_list', {
  data: Type.Object({ user_list: Type.Array(userListRow) }),
});
