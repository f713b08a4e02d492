import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { nameText, rowId, strict, version } from './fields.ts';

const agentIds = Type.Array(rowId, { maxItems: 500, uniqueItems: true });

/** A row of GET /api/admin/workgroups */
export const workgroupRow = Type.Object({
  id: rowId,
  group_no: Type.String({ description: 'what interfaces 2 and 4 call it' }),
  name: Type.String(),
  is_default: Type.Boolean({ description: 'new visitors wait for this one' }),
  agent_ids: Type.Array(rowId),
  version,
});
export type WorkgroupRow = Static<typeof workgroupRow>;
export const workgroupsAnswer = answer(Type.Array(workgroupRow));

/** POST /api/admin/workgroups */
export const createWorkgroupBody = Type.Object({ name: nameText, agent_ids: agentIds }, strict);
export type CreateWorkgroupBody = Static<typeof createWorkgroupBody>;
export const createdAnswer = answer(Type.Object({ id: rowId }));

/** PATCH /api/admin/workgroups/:id. `is_default: true` takes it from the group that was. */
export const changeWorkgroupBody = Type.Object(
  {
    version,
    name: Type.Optional(nameText),
    agent_ids: Type.Optional(agentIds),
    is_default: Type.Optional(Type.Literal(true)),
  },
  strict,
);
export type ChangeWorkgroupBody = Static<typeof changeWorkgroupBody>;
