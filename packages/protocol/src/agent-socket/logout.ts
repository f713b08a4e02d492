import { request, reply } from './envelope.ts';

/** Ends the session of this connection; the server closes it. */
export const logoutRequest = request('logout', {});
export const logoutReply = reply('logout', {});
