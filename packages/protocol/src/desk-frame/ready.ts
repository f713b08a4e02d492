import Type, { type Static } from 'typebox';
import { event } from './envelope.ts';

/** Extension (W10): the workbench listens. */
export const ready = event(
  'ready',
  Type.Object({ version: Type.String(), capabilities: Type.Array(Type.String()) }),
);
export type Ready = Static<typeof ready>;
