import type { Static } from 'typebox';
import { push } from './envelope.ts';
import { visitorThread } from './rows.ts';

/** The thread's state, agent, queue place or the agent's read mark changed. */
export const threadPush = push('thread_push', { thread: visitorThread });
export type ThreadPush = Static<typeof threadPush>;
