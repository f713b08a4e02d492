import type { StoreWrites } from '../port.ts';
import { setStatusAfterCall } from './calls/status-after-call.ts';
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
    .select(['desk_id', 'name', 'status', 'reason', 'call_phase'])
    .where('id', '=', input.agentId)
    .executeTakeFirstOrThrow();
  // M3, R4: in a call he is seen as busy; what he sets is what he comes back to. In the wrap-up it ends the wrap-up.
  if (agent.call_phase !== null && input.status !== 'offline') {
    await setStatusAfterCall(db, input, agent, emit);
    return agent.call_phase === 'call' ? { changed: true, kept: true } : { changed: true };
  }
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
