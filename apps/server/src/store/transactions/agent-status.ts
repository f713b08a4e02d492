import type { StoreWrites } from '../port.ts';
import type { Transaction } from './transaction.ts';

type SetStatus = StoreWrites['setStatus'];
type SetAutoConnect = StoreWrites['setAutoConnect'];

export const setStatus: Transaction<Parameters<SetStatus>[0], Awaited<ReturnType<SetStatus>>> = async (
  db,
  input,
  emit,
) => {
  const agent = await db
    .selectFrom('agent')
    .select(['desk_id', 'name', 'status', 'reason'])
    .where('id', '=', input.agentId)
    .executeTakeFirstOrThrow();
  if (agent.status === input.status && agent.reason === input.reason) return { changed: false };
  await db
    .updateTable('agent')
    .set({ status: input.status, reason: input.reason })
    .where('id', '=', input.agentId)
    .execute();
  emit({
    type: 'status',
    deskId: agent.desk_id,
    agentId: input.agentId,
    agentName: agent.name,
    status: input.status,
    reason: input.reason,
    byClientId: input.byClientId,
  });
  return { changed: true };
};

export const setAutoConnect: Transaction<
  Parameters<SetAutoConnect>[0],
  Awaited<ReturnType<SetAutoConnect>>
> = async (db, input, emit) => {
  const row = await db
    .updateTable('agent')
    .set({ auto_connect: input.on ? 1 : 0 })
    .where('id', '=', input.agentId)
    .where('auto_connect', '=', input.on ? 0 : 1)
    .returning('desk_id')
    .executeTakeFirst();
  if (!row) return { changed: false };
  emit({
    type: 'auto_connect',
    deskId: row.desk_id,
    agentId: input.agentId,
    on: input.on,
    byClientId: input.byClientId,
  });
  return { changed: true };
};

export const setAgentLanguage: Transaction<Parameters<StoreWrites['setAgentLanguage']>[0], void> = async (
  db,
  input,
) => {
  await db.updateTable('agent').set({ language: input.language }).where('id', '=', input.agentId).execute();
};
