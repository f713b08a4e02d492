import type { Static } from 'typebox';
import { userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

/** A6: takes a waiting visitor. Exactly one agent wins; the others get 409, which names the winner. */
export const connectRequest = request('connect', { userid: userId });
export type ConnectRequest = Static<typeof connectRequest>;
export const connectReply = reply('connect', {});
