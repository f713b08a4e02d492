import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';

/** A3: POST /api/auth/login. */
export const loginBody = Type.Object({
  email: Type.String({ minLength: 3, maxLength: 254 }),
  password: Type.String({ minLength: 1, maxLength: 1024 }),
});
export type LoginBody = Static<typeof loginBody>;

export const sessionAgent = Type.Object({
  customer_id: Type.Integer(),
  customer_name: Type.String(),
  email: Type.String(),
  head_img: Type.String(),
  role: Type.Union([Type.Literal('admin'), Type.Literal('agent')]),
  bid: Type.Integer(),
  desk_name: Type.String(),
  language: Type.Union([Type.String(), Type.Null()]),
  embed_origins: Type.Array(Type.String(), { description: 'W9: the origins that may embed this desk' }),
});
export type SessionAgent = Static<typeof sessionAgent>;

export const sessionAnswer = answer(
  Type.Object({
    token: Type.String(),
    agent: sessionAgent,
    host_origin: Type.Optional(
      Type.String({
        description: 'W7: the ticket was bound to this host page; the desk shows itself nowhere else',
      }),
    ),
  }),
);
export type SessionAnswer = Static<typeof sessionAnswer>;
