import Type from 'typebox';
import { command } from './envelope.ts';

/** Extension (W10). */
export const setDraft = command('set_draft', {
  data: Type.Object({
    threadUid: Type.String({ minLength: 1, maxLength: 128 }),
    text: Type.String({ maxLength: 20_000 }),
  }),
});
