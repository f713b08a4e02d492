import Type, { type Static } from 'typebox';
import { request, reply } from '../agent-socket/envelope.ts';

/** Stored nowhere; `text` is the live preview for the agent. Counts for 6 s. */
export const typingRequest = request('typing', {
  on: Type.Boolean(),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
});
export type TypingRequest = Static<typeof typingRequest>;
export const typingReply = reply('typing', {});
