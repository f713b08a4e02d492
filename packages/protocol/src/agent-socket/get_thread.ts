import Type, { type Static } from 'typebox';
import { userId } from '../ids.ts';
import { request, reply } from './envelope.ts';
import { userInfo } from './get_user_info.ts';
import { threadRow } from './rows.ts';

/** Extension (A15): the visitor's latest thread, and the visitor. */
export const getThreadRequest = request('get_thread', { userid: userId });
export type GetThreadRequest = Static<typeof getThreadRequest>;
export const getThreadReply = reply('get_thread', {
  data: Type.Object({ thread: threadRow, visitor: userInfo }),
});
