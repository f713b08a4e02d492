import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { unixMillis } from '../ids.ts';
import { rowId } from './fields.ts';

const values = Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]);

/** A row of GET /api/admin/audit, newest first: who changed what, without any secret. */
export const auditRow = Type.Object({
  id: rowId,
  agent_id: Type.Union([rowId, Type.Null()]),
  agent_name: Type.String(),
  action: Type.String({ description: 'such as agent.invited' }),
  target: Type.String({ description: 'what it was done to, as it was called then' }),
  before: values,
  after: values,
  at: unixMillis,
});
export type AuditRow = Static<typeof auditRow>;
export const auditAnswer = answer(Type.Array(auditRow));

/** `before`: the id of the last row of the page before. */
export const auditQuery = Type.Object({
  before: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,14}$' })),
  limit: Type.Optional(Type.String({ pattern: '^([1-9]|[1-9][0-9]|1[0-9]{2}|200)$' })),
});
export type AuditQuery = Static<typeof auditQuery>;
