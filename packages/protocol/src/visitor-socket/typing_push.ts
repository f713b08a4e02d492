import Type, { type Static } from 'typebox';
import { push } from '../agent-socket/envelope.ts';

export const typingPush = push('typing_push', { on: Type.Boolean(), name: Type.String() });
export type TypingPush = Static<typeof typingPush>;
