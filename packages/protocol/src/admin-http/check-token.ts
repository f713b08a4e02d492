import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { strict } from './fields.ts';

/** POST /api/admin/sso/check: says what is wrong with an access token, without using it up (W6). */
export const checkTokenBody = Type.Object({ token: Type.String({ minLength: 1, maxLength: 8192 }) }, strict);
export type CheckTokenBody = Static<typeof checkTokenBody>;

export const tokenFinding = Type.Object({
  name: Type.String({ description: 'stable: signature, algorithm, exp, …' }),
  ok: Type.Boolean(),
  text: Type.String({
    description: 'what was found, and what to do about it, in the language that was asked for',
  }),
});
export type TokenFinding = Static<typeof tokenFinding>;
export const checkTokenAnswer = answer(
  Type.Object({
    ok: Type.Boolean({ description: 'this token signs somebody in' }),
    findings: Type.Array(tokenFinding),
  }),
);
export type TokenReport = Static<typeof checkTokenAnswer>['data'];
