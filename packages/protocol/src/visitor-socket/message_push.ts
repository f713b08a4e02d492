import type { Static } from 'typebox';
import { push } from '../agent-socket/envelope.ts';
import { visitorRecord } from './rows.ts';

/** A message of the visitor's thread. */
export const messagePush = push('message_push', { record: visitorRecord });
export type MessagePush = Static<typeof messagePush>;
