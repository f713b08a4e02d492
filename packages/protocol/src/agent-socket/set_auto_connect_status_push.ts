import Type from 'typebox';
import { push } from './envelope.ts';

/** Extension: to the other tabs of the same agent. */
export const setAutoConnectStatusPush = push('set_auto_connect_status_push', {
  status: Type.Union([Type.Literal(0), Type.Literal(1)]),
});
