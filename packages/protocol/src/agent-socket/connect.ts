import type { Static } from 'typebox';
import { userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

export const connectRequest = request('connect', { userid: userId });
export type ConnectRequest = Static<typeof connectRequest>;
export const connectReply = reply('connect', {});
