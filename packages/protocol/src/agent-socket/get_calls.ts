import Type, { type Static } from 'typebox';
import { unixMillis } from '../ids.ts';
import { callRow } from './call-rows.ts';
import { request, reply } from './envelope.ts';

/** Extension (A15, P8): the agent's own calls, the newest first. `search`: numbers, order, names. */
export const getCallsRequest = request('get_calls', {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  pagesize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  search: Type.Optional(Type.String({ maxLength: 100 })),
  from: Type.Optional(unixMillis),
  to: Type.Optional(unixMillis),
});
export type GetCallsRequest = Static<typeof getCallsRequest>;
export const getCallsReply = reply('get_calls', {
  data: Type.Object({ calls: Type.Array(callRow), total: Type.Integer(), page: Type.Integer() }),
});
