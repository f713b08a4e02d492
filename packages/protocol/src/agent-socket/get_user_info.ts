import Type, { type Static } from 'typebox';
import { userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

export const getUserInfoRequest = request('get_user_info', { userid: userId });
export type GetUserInfoRequest = Static<typeof getUserInfoRequest>;

const notes = {
  mobile: Type.String(),
  realname: Type.String(),
  sex: Type.Integer({ description: '0 unknown, 1 male, 2 female' }),
  email: Type.String(),
  memo: Type.String({ description: 'for agents only' }),
  tags: Type.Array(Type.String()),
  qq: Type.String(),
  wechat: Type.String(),
  age: Type.Union([Type.Integer(), Type.Null()]),
};

/** What agents write down about a visitor. */
export const visitorNotes = Type.Object(notes);
export type VisitorNotes = Static<typeof visitorNotes>;

export const userInfo = Type.Object({
  active_time: Type.Integer(),
  att_time: Type.Integer({ description: 'seconds; when the visitor was first seen' }),
  bid: Type.Integer(),
  city: Type.String(),
  country: Type.String(),
  head_img: Type.String(),
  nickname: Type.String(),
  openid: Type.String(),
  province: Type.String(),
  wid: Type.Integer(),
  // Additions.
  userid: userId,
  channel: Type.String(),
  page_url: Type.String(),
  page_title: Type.String(),
  language: Type.String(),
  ...notes,
  threads: Type.Integer({ description: 'how many threads this visitor has had' }),
});
export type UserInfo = Static<typeof userInfo>;
export const getUserInfoReply = reply('get_user_info', { data: userInfo });
