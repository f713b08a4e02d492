import { bare } from './envelope.ts';

/** The session has ended; the frame shows its login page. */
export const tokenInvalid = bare('tokenInvalid');
