import Type from 'typebox';
import { push } from './envelope.ts';

export const loginPush = push('login_push', {
  customer_name: Type.String(),
  customer_id: Type.Integer(),
  timestamp: Type.Integer(),
});
