import Type, { type Static } from 'typebox';
import { commandId, event } from './envelope.ts';

/** Extension (W10): the outcome of a command that carried a `request_id`. */
export const commandResult = event(
  'command_result',
  Type.Object({
    request_id: commandId,
    command: Type.String(),
    ok: Type.Boolean(),
    reason: Type.Optional(Type.String()),
  }),
);
export type CommandResult = Static<typeof commandResult>;
