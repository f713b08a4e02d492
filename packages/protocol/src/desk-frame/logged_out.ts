import Type, { type Static } from 'typebox';
import { event } from './envelope.ts';

/** Extension (W10). */
export const loggedOut = event(
  'logged_out',
  Type.Object({
    reason: Type.Union([Type.Literal('logout'), Type.Literal('revoked'), Type.Literal('taken_over')]),
  }),
);
export type LoggedOut = Static<typeof loggedOut>;
