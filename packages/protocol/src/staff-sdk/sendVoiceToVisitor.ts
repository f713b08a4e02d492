import Type from 'typebox';
import { url } from './shapes.ts';

/** A voice message (mp3, wav) for the selected visitor; the duration in seconds. */
export const sendVoiceToVisitor = Type.Object({
  fileUrl: url,
  voiceDuration: Type.Optional(Type.Number({ minimum: 0, description: 'seconds; 0 or absent: not known' })),
});
