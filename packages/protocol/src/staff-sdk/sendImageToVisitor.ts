import Type from 'typebox';
import { url } from './shapes.ts';

export const sendImageToVisitor = Type.Object({ smallImg: url, sourceImg: url });
