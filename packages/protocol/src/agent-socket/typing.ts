import Type, { type Static } from 'typebox';
import { userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

/** Extension (A15): stored nowhere, sent on to the visitor; counts for 6 s. */
export const typingRequest = request('typing', { userid: userId, on: Type.Optional(Type.Boolean()) });
export type TypingRequest = Static<typeof typingRequest>;
export const typingReply = reply('typing', {});
