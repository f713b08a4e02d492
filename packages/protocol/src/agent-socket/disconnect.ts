import type { Static } from 'typebox';
import { userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

/** A7: closes the conversation with a visitor. */
export const disconnectRequest = request('disconnect', { userid: userId });
export type DisconnectRequest = Static<typeof disconnectRequest>;
export const disconnectReply = reply('disconnect', { userid: userId });
