import Type, { type Static } from 'typebox';
import { request, reply } from './envelope.ts';
import { awayReason, statusCode } from './rows.ts';

const status = Type.Union([
  Type.Literal(0),
  Type.Literal(1),
  Type.Literal(2),
  Type.Literal(3),
  Type.Literal('0'),
  Type.Literal('1'),
  Type.Literal('2'),
  Type.Literal('3'),
]);

/** M3: sets one's own status. */
export const setCustomerStatusRequest = request('set_customer_status', {
  status,
  reason: Type.Optional(awayReason),
});
export type SetCustomerStatusRequest = Static<typeof setCustomerStatusRequest>;
/** R4: who is in a call is seen as busy until it is over; `status` says so, and is absent otherwise. */
export const setCustomerStatusReply = reply('set_customer_status', { status: Type.Optional(statusCode) });
