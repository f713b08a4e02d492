import Type, { type Static } from 'typebox';
import { push } from './envelope.ts';
import { threadAction, threadRow } from './rows.ts';

/** Extension (A15): a thread changed; carries all of it, so a lost push is mended by the next. */
export const threadPush = push('thread_push', {
  action: Type.Union([threadAction, Type.Literal('signed', { description: 'S7' })]),
  thread: threadRow,
});
export type ThreadPush = Static<typeof threadPush>;
