import Type from 'typebox';
import { command } from './envelope.ts';

/** Extension (W10). */
export const openThread = command('open_thread', {
  data: Type.Object({ threadUid: Type.String({ minLength: 1, maxLength: 128 }) }),
});
