import Type, { type Static } from 'typebox';
import { userId } from '../ids.ts';
import { request, reply } from './envelope.ts';
import { userInfo } from './get_user_info.ts';

const short = Type.String({ maxLength: 128 });

/** What an agent may write down about a visitor; an empty text takes a detail away. */
export const visitorDetails = Type.Object({
  realname: Type.Optional(short),
  mobile: Type.Optional(Type.String({ maxLength: 32 })),
  email: Type.Optional(Type.String({ maxLength: 254 })),
  sex: Type.Optional(Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2)])),
  age: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 150 }), Type.Null()])),
  qq: Type.Optional(Type.String({ maxLength: 32 })),
  wechat: Type.Optional(Type.String({ maxLength: 64 })),
  memo: Type.Optional(Type.String({ maxLength: 4000 })),
  tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 })),
});
export type VisitorDetailsChange = Static<typeof visitorDetails>;

/** Extension (A15): only the fields that are given change. */
export const updateVisitorRequest = request('update_visitor', {
  userid: userId,
  ...visitorDetails.properties,
});
export type UpdateVisitorRequest = Static<typeof updateVisitorRequest>;
export const updateVisitorReply = reply('update_visitor', { data: userInfo });
