import Type from 'typebox';
import { url } from './shapes.ts';

/** A picture for the selected visitor. */
export const sendImageToVisitor = Type.Object({ smallImg: Type.Optional(url), sourceImg: url });
