import Type from 'typebox';
import { userId } from '../ids.ts';
import { push } from './envelope.ts';

/** A6: another agent has taken this visitor. */
export const connectPush = push('connect_push', {
  userid: userId,
  customer_id: Type.Integer({ description: 'addition: who took the visitor' }),
  customer_name: Type.String(),
});
