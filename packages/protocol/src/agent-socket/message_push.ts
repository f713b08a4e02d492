import type { Static } from 'typebox';
import { userId } from '../ids.ts';
import { push } from './envelope.ts';
import { recordRow } from './rows.ts';

/** Extension (A15): any message of a thread that this agent may see, whoever wrote it. */
export const messagePush = push('message_push', { userid: userId, record: recordRow });
export type MessagePush = Static<typeof messagePush>;
