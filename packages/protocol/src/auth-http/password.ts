import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';

const token = Type.String({ minLength: 1, maxLength: 128 });

/** POST /api/auth/password-link: whose password this link sets. */
export const passwordLinkBody = Type.Object({ token });
export type PasswordLinkBody = Static<typeof passwordLinkBody>;
export const passwordOwnerAnswer = answer(Type.Object({ email: Type.String(), name: Type.String() }));

/** POST /api/auth/password sets it, once; the agent's sessions end. */
export const passwordBody = Type.Object({ token, password: Type.String({ minLength: 1, maxLength: 1024 }) });
export type PasswordBody = Static<typeof passwordBody>;
export const passwordAnswer = answer(Type.Object({ email: Type.String() }));
