import Type from 'typebox';
import { url } from './shapes.ts';

/** A file for the selected visitor; the size in bytes. */
export const sendFileToVisitor = Type.Object({
  fileUrl: url,
  fileName: Type.String({ minLength: 1, maxLength: 255 }),
  fileSize: Type.Optional(Type.Integer({ minimum: 0, description: 'bytes; 0 or absent: not known' })),
});
