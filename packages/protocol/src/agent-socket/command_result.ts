import Type, { type Static } from 'typebox';
import { request, reply } from './envelope.ts';

export const commandResultFields = {
  command_id: Type.String({ minLength: 1, maxLength: 64 }),
  ok: Type.Boolean(),
  reason: Type.Optional(Type.String({ maxLength: 200, description: 'why not, such as busy or badNumber' })),
};

/** Extension (A15, P7): what came of a `phone_command_push`. */
export const commandResultRequest = request('command_result', commandResultFields);
export type CommandResultRequest = Static<typeof commandResultRequest>;
export const commandResultReply = reply('command_result', {});
