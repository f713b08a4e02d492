import Type, { type Static } from 'typebox';
import { event } from './envelope.ts';

/** Extension (W10). */
export const loggedIn = event(
  'logged_in',
  Type.Object({ agent: Type.Object({ uid: Type.String(), nickname: Type.String(), email: Type.String() }) }),
);
export type LoggedIn = Static<typeof loggedIn>;
