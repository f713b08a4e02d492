import { bare } from './envelope.ts';

/** Shows the login page by e-mail, unless somebody is logged in. */
export const toEmailLogin = bare('toEmailLogin');
