import Type from 'typebox';
import { push } from './envelope.ts';

/** A2: an agent of the desk has gone offline. */
export const logoutPush = push('logout_push', {
  customer_id: Type.Integer(),
  customer_name: Type.String(),
  timestamp: Type.Integer(),
});
