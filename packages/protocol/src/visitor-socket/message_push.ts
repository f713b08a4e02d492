import type { Static } from 'typebox';
import { push } from '../agent-socket/envelope.ts';
import { visitorRecord } from './rows.ts';

export const messagePush = push('message_push', { record: visitorRecord });
export type MessagePush = Static<typeof messagePush>;
