import Type, { type Static } from 'typebox';
import { event } from './envelope.ts';

/** Extension (W6). */
export const loginFailed = event('login_failed', Type.Object({ reason: Type.String() }));
export type LoginFailed = Static<typeof loginFailed>;
