import Type, { type Static } from 'typebox';
import { message } from './envelope.ts';

/** 0: e-mail and password in this message; 1: single sign-on (P2); absent: the login page. */
export const loginMethod = Type.Union([Type.Literal(0), Type.Literal(1)]);

export const init = message(
  'init',
  Type.Object({
    email: Type.Optional(Type.String({ maxLength: 254 })),
    password: Type.Optional(Type.String({ maxLength: 1024 })),
    lang: Type.Optional(Type.String({ maxLength: 16, description: 'zh-CN, en-US or es-MX' })),
    loginMethod: Type.Optional(loginMethod),
  }),
);
export type Init = Static<typeof init>;
