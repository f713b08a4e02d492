import Type from 'typebox';
import { url } from './shapes.ts';

/** A video (mp4) for the selected visitor. */
export const sendVideoToVisitor = Type.Object({ videoThumbUrl: Type.Optional(url), fileUrl: url });
