import Type, { type Static } from 'typebox';
import { request, reply } from './envelope.ts';
import { awayReason } from './rows.ts';

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
export const setCustomerStatusReply = reply('set_customer_status', {});
