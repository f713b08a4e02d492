import type { Selectable } from 'kysely';
import type { Schema } from '../../schema.ts';
import { createWorkgroup } from '../administration.ts';
import { type Db, refuse } from '../transaction.ts';
import { changedMeanwhile, difference, holdDesk, isEmpty, type Of, writeAudit } from './deed.ts';

type Row = Selectable<Schema['workgroup']>;

const areOfDesk = async (db: Db, deskId: number, agentIds: readonly number[]): Promise<boolean> => {
  if (agentIds.length === 0) return true;
  const rows = await db
    .selectFrom('agent')
    .select('id')
    .where('desk_id', '=', deskId)
    .where('id', 'in', agentIds)
    .execute();
  return rows.length === new Set(agentIds).size;
};

const groupsOf = (db: Db, deskId: number): Promise<Row[]> =>
  db.selectFrom('workgroup').selectAll().where('desk_id', '=', deskId).execute();

/** G1, G2, … behind the highest there is. */
const nextGroupNo = (groups: readonly Row[]): string => {
  const numbers = groups.map(({ group_no: no }) => Number(/^G(\d{1,9})$/.exec(no)?.[1] ?? 0));
  return `G${Math.max(0, ...numbers) + 1}`;
};

const mostOfDesk = 200;

export const addWorkgroup: Of<'addWorkgroup'> = async (db, input, emit) => {
  const { deskId, name, agentIds, now } = input;
  await holdDesk(db, deskId);
  if (!(await areOfDesk(db, deskId, agentIds))) return refuse(404, 'unknown_agent');
  const groups = await groupsOf(db, deskId);
  if (groups.length >= mostOfDesk) return refuse(409, 'too_many_workgroups', { limit: mostOfDesk });
  const groupNo = nextGroupNo(groups);
  const isDefault = groups.every((group) => group.is_default === 0);
  const made = { deskId, groupNo, name, agentIds: [...new Set(agentIds)], isDefault, now };
  const { workgroupId } = await createWorkgroup(db, made, emit);
  const after = { name, group_no: groupNo, agent_ids: agentIds, is_default: isDefault };
  await writeAudit(db, input, { action: 'workgroup.created', target: name, after });
  return { workgroupId };
};

const membersOf = async (db: Db, workgroupId: number): Promise<number[]> => {
  const rows = await db
    .selectFrom('workgroup_member')
    .select('agent_id')
    .where('workgroup_id', '=', workgroupId)
    .orderBy('agent_id')
    .execute();
  return rows.map((row) => row.agent_id);
};

const replaceMembers = async (db: Db, workgroupId: number, agentIds: readonly number[]): Promise<void> => {
  await db.deleteFrom('workgroup_member').where('workgroup_id', '=', workgroupId).execute();
  for (const agentId of agentIds)
    await db
      .insertInto('workgroup_member')
      .values({ workgroup_id: workgroupId, agent_id: agentId })
      .execute();
};

const makeDefault = async (db: Db, { id, desk_id: deskId }: Row): Promise<void> => {
  await db.updateTable('workgroup').set({ is_default: 0 }).where('desk_id', '=', deskId).execute();
  await db.updateTable('workgroup').set({ is_default: 1 }).where('id', '=', id).execute();
};

type Wanted = { name?: string; agent_ids?: number[]; is_default?: boolean };

const store = async (db: Db, row: Row, { name = row.name, agent_ids, is_default }: Wanted): Promise<void> => {
  if (agent_ids) await replaceMembers(db, row.id, agent_ids);
  if (is_default) await makeDefault(db, row);
  await db
    .updateTable('workgroup')
    .set({ name, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
};

export const changeWorkgroup: Of<'changeWorkgroup'> = async (db, input) => {
  const { deskId, workgroupId, version, change } = input;
  await holdDesk(db, deskId);
  const row = (await groupsOf(db, deskId)).find(({ id }) => id === workgroupId);
  if (!row) return refuse(404, 'unknown_group');
  if (row.version !== version) return changedMeanwhile();
  if (!(await areOfDesk(db, deskId, change.agentIds ?? []))) return refuse(404, 'unknown_agent');
  const members = await membersOf(db, workgroupId);
  const wanted = {
    name: change.name,
    agent_ids: change.agentIds && [...new Set(change.agentIds)].toSorted((a, b) => a - b),
    is_default: change.isDefault,
  };
  const was = { name: row.name, agent_ids: members, is_default: row.is_default === 1 };
  const { before, after } = difference(was, wanted);
  if (isEmpty(after)) return { version };
  await store(db, row, after);
  await writeAudit(db, input, { action: 'workgroup.changed', target: row.name, before, after });
  return { version: version + 1 };
};
