import Type, { type Static } from 'typebox';

/** W7: POST /api/auth/session trades a single-use ticket for a session (answer: sessionAnswer). GET tells whose it is. */
export const sessionBody = Type.Object({ ticket: Type.String({ minLength: 16, maxLength: 256 }) });
export type SessionBody = Static<typeof sessionBody>;
