import type { Static } from 'typebox';
import { callRow } from './call-rows.ts';
import { push } from './envelope.ts';

/** Extension (A15, P8): a record of this agent began or changed. */
export const callPush = push('call_push', { call: callRow });
export type CallPush = Static<typeof callPush>;
