import Type, { type Static } from 'typebox';
import { push } from './envelope.ts';
import { awayReason, statusCode } from './rows.ts';

/** M3: an agent of the desk has another status. */
export const setCustomerStatusPush = push('set_customer_status_push', {
  // The reference sends this id as a string here, and as a number elsewhere.
  customer_id: Type.String(),
  customer_name: Type.String(),
  status: statusCode,
  reason: Type.Optional(Type.Union([awayReason, Type.Null()])),
});
export type SetCustomerStatusPush = Static<typeof setCustomerStatusPush>;
