import { sql } from 'kysely';
import { isPostgres } from '../../dialect.ts';
import type { Db, Emit } from '../transaction.ts';

// M3, R4: a call occupies the agent. What he is seen as is `busy`; what he comes back to is kept beside it.

/** The lock that changes of the status take: nobody sets it between our look and our write. In one order everywhere. */
export const holdAgents = async (db: Db, agentIds: readonly number[]): Promise<void> => {
  if (!isPostgres(db)) return;
  for (const agentId of [...new Set(agentIds)].toSorted((a, b) => a - b))
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`agent ${agentId}`}, 0))`.execute(db);
};

const agentRow = (db: Db, agentId: number) =>
  db
    .selectFrom('agent')
    .select(['desk_id', 'name', 'status', 'reason', 'call_phase', 'status_after', 'reason_after'])
    .where('id', '=', agentId)
    .executeTakeFirst();

type Row = NonNullable<Awaited<ReturnType<typeof agentRow>>>;

const tell = (emit: Emit, agentId: number, row: Row, now: Pick<Row, 'status' | 'reason'>): void => {
  if (row.status === now.status && row.reason === now.reason) return;
  emit({
    type: 'status',
    deskId: row.desk_id,
    agentId,
    agentName: row.name,
    status: now.status,
    reason: now.reason,
    byClientId: null,
  });
};

/** Offline stays offline: he talks on the phone, but nobody reaches him by chat. */
export const occupy = async (db: Db, emit: Emit, agentId: number): Promise<void> => {
  const row = await agentRow(db, agentId);
  if (!row || row.call_phase === 'call') return;
  const seen = row.status === 'offline' ? row : { status: 'busy' as const, reason: null };
  const after = row.call_phase === 'wrap_up' ? {} : { status_after: row.status, reason_after: row.reason };
  await db
    .updateTable('agent')
    .set({ call_phase: 'call', wrap_up_until: null, status: seen.status, reason: seen.reason, ...after })
    .where('id', '=', agentId)
    .execute();
  tell(emit, agentId, row, seen);
};

const isInCall = async (db: Db, agentId: number): Promise<boolean> => {
  const live = await db
    .selectFrom('call_party')
    .select('call_id')
    .where('agent_id', '=', agentId)
    .where('left_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return live !== undefined;
};

/** Back to what he was, or had set for later. */
export const comeBack = async (db: Db, emit: Emit, agentId: number): Promise<void> => {
  const row = await agentRow(db, agentId);
  if (!row || row.call_phase === null) return;
  const isGone = row.status === 'offline' || row.status_after === null || row.status_after === 'offline';
  const seen = isGone
    ? { status: row.status, reason: row.reason }
    : { status: row.status_after ?? row.status, reason: row.reason_after };
  await db
    .updateTable('agent')
    .set({ ...seen, call_phase: null, wrap_up_until: null, status_after: null, reason_after: null })
    .where('id', '=', agentId)
    .execute();
  tell(emit, agentId, row, seen);
};

/** After his last call: to the wrap-up, or straight back. */
export const release = async (
  db: Db,
  emit: Emit,
  agentId: number,
  wrapUpUntil: number | null,
): Promise<void> => {
  if (await isInCall(db, agentId)) return;
  if (wrapUpUntil === null) return comeBack(db, emit, agentId);
  await db
    .updateTable('agent')
    .set({ call_phase: 'wrap_up', wrap_up_until: wrapUpUntil })
    .where('id', '=', agentId)
    .where('call_phase', '=', 'call')
    .execute();
};
