import type { Static } from 'typebox';
import { push } from '../agent-socket/envelope.ts';
import { visitorThread } from './rows.ts';

/** The thread's state, agent, queue place or the agent's read mark changed. */
export const threadPush = push('thread_push', { thread: visitorThread });
export type ThreadPush = Static<typeof threadPush>;
