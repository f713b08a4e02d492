import Type from 'typebox';
import { userId } from '../ids.ts';
import { push } from './envelope.ts';

/** A7: a visitor was handed on, to another agent or back to the queue. */
export const transferPush = push('transfer_push', {
  userid: userId,
  // Additions, for the receiver of a direct hand-over.
  customer_id: Type.Optional(Type.Integer({ description: 'who receives the visitor; absent: the queue' })),
  from_customer_id: Type.Optional(Type.Integer()),
  note: Type.Optional(Type.String({ description: 'only to those who may receive the visitor' })),
});
