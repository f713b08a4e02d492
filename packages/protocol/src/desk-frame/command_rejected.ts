import Type, { type Static } from 'typebox';
import { event } from './envelope.ts';

/** Extension (W5): an unknown thread or an invalid value; nothing was changed. */
export const commandRejected = event(
  'command_rejected',
  Type.Object({ command: Type.String(), reason: Type.String() }),
);
export type CommandRejected = Static<typeof commandRejected>;
