import Type, { type Static } from 'typebox';
import { push } from './envelope.ts';

/** Extension (A15, P7): to all phones of the agent when the holder changes. Null: nobody has it, whoever wants it claims. */
export const mediaLeasePush = push('media_lease_push', {
  holder_tab: Type.Union([Type.String(), Type.Null()]),
  fencing: Type.Integer({ description: 'of the last holder, if nobody has it' }),
});
export type MediaLeasePush = Static<typeof mediaLeasePush>;
