import Type, { type Static } from 'typebox';
import { userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

export const getUserInfoRequest = request('get_user_info', { userid: userId });
export type GetUserInfoRequest = Static<typeof getUserInfoRequest>;

export const userInfo = Type.Object({
  active_time: Type.Integer(),
  att_time: Type.Integer({ description: 'seconds; when the visitor was first seen' }),
  bid: Type.Integer(),
  city: Type.String(),
  country: Type.String(),
  head_img: Type.String(),
  mobile: Type.String(),
  nickname: Type.String(),
  openid: Type.String(),
  province: Type.String(),
  realname: Type.String(),
  sex: Type.Integer({ description: '0 unknown, 1 male, 2 female' }),
  wid: Type.Integer(),
  // Additions.
  userid: userId,
  channel: Type.String(),
  page_url: Type.String(),
  page_title: Type.String(),
  language: Type.String(),
  threads: Type.Integer({ description: 'how many threads this visitor has had' }),
});
export type UserInfo = Static<typeof userInfo>;
export const getUserInfoReply = reply('get_user_info', { data: userInfo });
