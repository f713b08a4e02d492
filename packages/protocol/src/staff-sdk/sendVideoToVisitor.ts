import Type from 'typebox';
import { url } from './shapes.ts';

export const sendVideoToVisitor = Type.Object({ videoThumbUrl: url, fileUrl: url });
