import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { rowId, strict, version } from './fields.ts';

const agentIds = Type.Array(rowId, { maxItems: 500, uniqueItems: true });
const label = Type.String({ maxLength: 80 });

/** P4: a row of GET /api/admin/call-numbers: a number that agents may show. */
export const callNumberRow = Type.Object({
  id: rowId,
  number: Type.String({ description: 'digits with country code' }),
  label: Type.String(),
  enabled: Type.Boolean(),
  agent_ids: Type.Array(rowId),
  version,
});
export type CallNumberRow = Static<typeof callNumberRow>;
export const callNumbersAnswer = answer(Type.Array(callNumberRow));

/** POST /api/admin/call-numbers */
export const createCallNumberBody = Type.Object(
  {
    number: Type.String({ pattern: '^[+]?[1-9][0-9]{5,14}$', description: 'with country code' }),
    label: Type.Optional(label),
    agent_ids: agentIds,
  },
  strict,
);
export type CreateCallNumberBody = Static<typeof createCallNumberBody>;

/** PATCH /api/admin/call-numbers/:id */
export const changeCallNumberBody = Type.Object(
  {
    version,
    label: Type.Optional(label),
    enabled: Type.Optional(Type.Boolean()),
    agent_ids: Type.Optional(agentIds),
  },
  strict,
);
export type ChangeCallNumberBody = Static<typeof changeCallNumberBody>;
