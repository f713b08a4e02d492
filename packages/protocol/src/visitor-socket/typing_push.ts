import Type, { type Static } from 'typebox';
import { push } from '../agent-socket/envelope.ts';

/** The agent is typing. */
export const typingPush = push('typing_push', { on: Type.Boolean(), name: Type.String() });
export type TypingPush = Static<typeof typingPush>;
