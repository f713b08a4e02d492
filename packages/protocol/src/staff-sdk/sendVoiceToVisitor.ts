import Type from 'typebox';
import { url } from './shapes.ts';

export const sendVoiceToVisitor = Type.Object({
  fileUrl: url,
  voiceDuration: Type.Number({ minimum: 0, description: 'seconds' }),
});
