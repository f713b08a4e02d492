import Type from 'typebox';
import { command } from './envelope.ts';

/** Extension (W10). */
export const setLanguage = command('set_language', {
  data: Type.Object({
    language: Type.Union([Type.Literal('zh-CN'), Type.Literal('en-US'), Type.Literal('es-MX')]),
  }),
});
