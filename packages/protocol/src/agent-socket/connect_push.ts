import Type from 'typebox';
import { userId } from '../ids.ts';
import { push } from './envelope.ts';

/** A6: this visitor is taken: by a colleague, or by the agent himself over another of his connections. */
export const connectPush = push('connect_push', {
  userid: userId,
  customer_id: Type.Integer({ description: 'addition: who took the visitor' }),
  customer_name: Type.String(),
});
