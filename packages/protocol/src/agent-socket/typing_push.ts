import Type from 'typebox';
import { userId } from '../ids.ts';
import { push } from './envelope.ts';

/** Extension (A15): the visitor is typing; `text` is the live preview. Counts for 6 s. */
export const typingPush = push('typing_push', {
  userid: userId,
  on: Type.Boolean(),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
});
