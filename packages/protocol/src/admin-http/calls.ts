import Type, { type Static } from 'typebox';
import { callRow } from '../agent-socket/call-rows.ts';
import { answer } from '../http-envelope.ts';

const whole = (most: string) => Type.Optional(Type.String({ pattern: most }));

/** GET /api/admin/calls, and calls.csv without the page. `from`, `to`: milliseconds. */
export const callsQuery = Type.Object({
  page: whole('^[1-9][0-9]{0,5}$'),
  pagesize: whole('^([1-9]|[1-9][0-9]|100)$'),
  search: Type.Optional(Type.String({ maxLength: 100 })),
  agent_id: whole('^[1-9][0-9]{0,14}$'),
  from: whole('^[0-9]{1,15}$'),
  to: whole('^[0-9]{1,15}$'),
});
export type CallsQuery = Static<typeof callsQuery>;

export const callsAnswer = answer(
  Type.Object({ calls: Type.Array(callRow), total: Type.Integer(), page: Type.Integer() }),
);
