import Type from 'typebox';
import { push } from './envelope.ts';

/** A3: an agent of the desk has come online. */
export const loginPush = push('login_push', {
  customer_name: Type.String(),
  customer_id: Type.Integer(),
  timestamp: Type.Integer(),
});
