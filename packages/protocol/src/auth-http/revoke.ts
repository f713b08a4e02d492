import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';

/** W7: POST /api/auth/revoke (API key) ends all sessions of an agent. */
export const revokeBody = Type.Object({ email: Type.String({ minLength: 3, maxLength: 254 }) });
export type RevokeBody = Static<typeof revokeBody>;
export const revokeAnswer = answer(Type.Object({ sessions: Type.Integer() }));
