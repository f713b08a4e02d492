import Type from 'typebox';
import { command } from './envelope.ts';

/** Extension (W10). */
export const setTheme = command('set_theme', {
  data: Type.Object({
    theme: Type.Union([Type.Literal('light'), Type.Literal('dark'), Type.Literal('system')]),
  }),
});
