import Type, { type Static } from 'typebox';
import { push } from '../agent-socket/envelope.ts';

/** Visitors can call from now on, or cannot any more: `desk.calls` of hello has changed. */
export const callsOpenPush = push('calls_open_push', { on: Type.Boolean() });
export type CallsOpenPush = Static<typeof callsOpenPush>;
