import Type, { type Static } from 'typebox';
import { request, reply } from './envelope.ts';
import { awayReason, onlineAgent, statusCode } from './rows.ts';

/** A3: the first frame of a connection, within 10 s. */
export const loginRequest = request('login', {
  token: Type.String({ minLength: 1, maxLength: 8192 }),
  force_online: Type.Optional(
    Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal('0'), Type.Literal('1'), Type.Boolean()]),
  ),
  extensions: Type.Optional(Type.Integer({ description: '1: this client knows the additions' })),
  client: Type.Optional(Type.Union([Type.Literal('chat'), Type.Literal('phone')])),
  lang: Type.Optional(Type.String({ maxLength: 16, description: 'language of msg: zh-CN, en-US or es-MX' })),
});
export type LoginRequest = Static<typeof loginRequest>;

export const loginReply = reply('login', {
  head_img: Type.String(),
  timestamp: Type.Integer(),
  customer_list: Type.Array(onlineAgent),
  // Additions.
  client_id: Type.String({ description: 'name of this connection, for exclude_client_id' }),
  bid: Type.Integer(),
  customer_id: Type.Integer(),
  customer_name: Type.String(),
  email: Type.String(),
  role: Type.Union([Type.Literal('admin'), Type.Literal('agent')]),
  status: statusCode,
  reason: Type.Union([awayReason, Type.Null()]),
  auto_connect: Type.Union([Type.Literal(0), Type.Literal(1)]),
  capacity: Type.Integer(),
  features: Type.Array(Type.String()),
});
export type LoginReply = Static<typeof loginReply>;
