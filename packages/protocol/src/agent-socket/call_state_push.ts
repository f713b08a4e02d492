import Type, { type Static } from 'typebox';
import { phoneCall } from './call-rows.ts';
import { push } from './envelope.ts';

/** Extension (A15, P7): to the agent's other tabs, phones and workbench alike. */
export const callStatePush = push('call_state_push', { call: Type.Union([phoneCall, Type.Null()]) });
export type CallStatePush = Static<typeof callStatePush>;
