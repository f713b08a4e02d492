import Type, { type Static } from 'typebox';
import { seq, userId } from '../ids.ts';
import { push } from './envelope.ts';

/**
 * D4: to clients that have used `sync`, with each beat: the last message of each thread the agent owns. Who has less
 * asks `sync` for the rest.
 */
export const heads = push('heads', { heads: Type.Record(userId, seq) });
export type Heads = Static<typeof heads>;
