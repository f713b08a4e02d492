import { request, reply } from './envelope.ts';

export const logoutRequest = request('logout', {});
export const logoutReply = reply('logout', {});
