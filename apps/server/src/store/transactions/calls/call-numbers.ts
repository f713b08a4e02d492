import type { CallNumberRecord } from '../../calls-port.ts';
import {
  changedMeanwhile,
  difference,
  holdDesk,
  holdName,
  isEmpty,
  type Of,
  writeAudit,
} from '../console/deed.ts';
import { type Db, refuse } from '../transaction.ts';
import { tellDeed } from './tell-deed.ts';

export const mostCallNumbers = 500;

const agentsOf = async (db: Db, numberId: number): Promise<number[]> => {
  const rows = await db
    .selectFrom('call_number_agent')
    .select('agent_id')
    .where('number_id', '=', numberId)
    .orderBy('agent_id')
    .execute();
  return rows.map(({ agent_id: agentId }) => agentId);
};

export const callNumbersOf = async (db: Db, deskId: number): Promise<CallNumberRecord[]> => {
  const rows = await db
    .selectFrom('call_number')
    .selectAll()
    .where('desk_id', '=', deskId)
    .orderBy('id')
    .execute();
  const records: CallNumberRecord[] = [];
  for (const row of rows)
    records.push({
      id: row.id,
      number: row.number,
      label: row.label,
      enabled: row.enabled === 1,
      agentIds: await agentsOf(db, row.id),
      version: row.version,
    });
  return records;
};

/** All are agents of this desk. */
const areOfDesk = async (db: Db, deskId: number, agentIds: readonly number[]): Promise<boolean> => {
  if (agentIds.length === 0) return true;
  const rows = await db
    .selectFrom('agent')
    .select('id')
    .where('desk_id', '=', deskId)
    .where('id', 'in', [...agentIds])
    .execute();
  return rows.length === new Set(agentIds).size;
};

const replaceAgents = async (db: Db, numberId: number, agentIds: readonly number[]): Promise<void> => {
  await db.deleteFrom('call_number_agent').where('number_id', '=', numberId).execute();
  for (const agentId of new Set(agentIds))
    await db.insertInto('call_number_agent').values({ number_id: numberId, agent_id: agentId }).execute();
};

export const addCallNumber: Of<'addCallNumber'> = async (db, input) => {
  const { deskId, number, label, agentIds, now } = input;
  await holdDesk(db, deskId);
  await holdName(db, 'call numbers');
  if ((await callNumbersOf(db, deskId)).length >= mostCallNumbers)
    return refuse(409, 'too_many_call_numbers', { limit: mostCallNumbers });
  const taken = await db
    .selectFrom('call_number')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst();
  if (taken) return refuse(409, 'call_number_taken', { number });
  if (!(await areOfDesk(db, deskId, agentIds))) return refuse(404, 'unknown_agent');
  const { id } = await db
    .insertInto('call_number')
    .values({ desk_id: deskId, number, label, enabled: 1, version: 1, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await replaceAgents(db, id, agentIds);
  await tellDeed(db, input, { action: 'calls.number-added', target: number, after: { label, agentIds } });
  return { callNumberId: id };
};

const find = (db: Db, deskId: number, id: number) =>
  db
    .selectFrom('call_number')
    .selectAll()
    .where('id', '=', id)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();

export const changeCallNumber: Of<'changeCallNumber'> = async (db, input) => {
  const { deskId, callNumberId, version, change } = input;
  await holdDesk(db, deskId);
  const row = await find(db, deskId, callNumberId);
  if (!row) return refuse(404, 'unknown_call_number');
  if (row.version !== version) return changedMeanwhile();
  if (!(await areOfDesk(db, deskId, change.agentIds ?? []))) return refuse(404, 'unknown_agent');
  const now = { label: row.label, enabled: row.enabled === 1, agentIds: await agentsOf(db, row.id) };
  const { before, after } = difference(now, change);
  if (isEmpty(after)) return { version };
  const { label = now.label, enabled = now.enabled } = change;
  await db
    .updateTable('call_number')
    .set({ label, enabled: enabled ? 1 : 0, version: version + 1 })
    .where('id', '=', row.id)
    .execute();
  if (change.agentIds) await replaceAgents(db, row.id, change.agentIds);
  await writeAudit(db, input, { action: 'calls.number-changed', target: row.number, before, after });
  return { version: version + 1 };
};

export const dropCallNumber: Of<'dropCallNumber'> = async (db, input) => {
  const row = await find(db, input.deskId, input.callNumberId);
  if (!row) return refuse(404, 'unknown_call_number');
  await db.deleteFrom('call_number_agent').where('number_id', '=', row.id).execute();
  await db.deleteFrom('call_number').where('id', '=', row.id).execute();
  await writeAudit(db, input, {
    action: 'calls.number-removed',
    target: row.number,
    before: { label: row.label },
  });
  return { deleted: true };
};
