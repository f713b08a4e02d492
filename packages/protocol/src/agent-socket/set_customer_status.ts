import Type, { type Static } from 'typebox';
import { request, reply } from './envelope.ts';
import { awayReason } from './rows.ts';

const status = Type.Union([0, 1, 2, 3, '0', '1', '2', '3'].map((value) => Type.Literal(value)));

export const setCustomerStatusRequest = request('set_customer_status', {
  status,
  reason: Type.Optional(awayReason),
});
export type SetCustomerStatusRequest = Static<typeof setCustomerStatusRequest>;
export const setCustomerStatusReply = reply('set_customer_status', {});
