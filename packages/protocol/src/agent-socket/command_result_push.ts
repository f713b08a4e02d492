import type { Static } from 'typebox';
import { commandResultFields } from './command_result.ts';
import { push } from './envelope.ts';

/** Extension (A15, P7): to the tab that sent the `phone_command`. */
export const commandResultPush = push('command_result_push', commandResultFields);
export type CommandResultPush = Static<typeof commandResultPush>;
