import Type, { type Static } from 'typebox';
import { push } from './envelope.ts';
import { phoneCommandFields, phoneCommandName } from './phone_command.ts';

/** Extension (A15, P7): to the tab that has the phone, which answers with `command_result`. */
export const phoneCommandPush = push('phone_command_push', {
  command_id: Type.String(),
  tab: Type.String({ description: 'whom it is for' }),
  command: phoneCommandName,
  ...phoneCommandFields,
});
export type PhoneCommandPush = Static<typeof phoneCommandPush>;
