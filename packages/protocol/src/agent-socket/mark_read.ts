import type { Static } from 'typebox';
import { seq, userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

/** Extension (A15): this agent has seen the visitor's thread up to `seq`; never moves backwards. */
export const markReadRequest = request('mark_read', { userid: userId, seq });
export type MarkReadRequest = Static<typeof markReadRequest>;
export const markReadReply = reply('mark_read', {});
