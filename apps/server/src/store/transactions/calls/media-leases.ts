import type { MediaLeaseRecord } from '../../calls-port.ts';
import { refuse, type Db, type Emit } from '../transaction.ts';
import type { Of } from '../console/deed.ts';

// P7: who of an agent's tabs has the phone, on whatever node it is. Fencing numbers only grow: a holder that slept through
// its own replacement is known by its old one, so a row stays when its lease is over.

const leaseRow = (db: Db, agentId: number) =>
  db.selectFrom('media_lease').selectAll().where('agent_id', '=', agentId).executeTakeFirst();

type Row = NonNullable<Awaited<ReturnType<typeof leaseRow>>>;

const leaseOf = (row: Row): MediaLeaseRecord => ({
  tab: row.tab,
  fencing: row.fencing,
  expiresAt: row.expires_at,
});

const tell = async (
  db: Db,
  emit: Emit,
  agentId: number,
  tab: string | null,
  fencing: number,
): Promise<void> => {
  const agent = await db.selectFrom('agent').select('desk_id').where('id', '=', agentId).executeTakeFirst();
  if (agent) emit({ type: 'media_lease', deskId: agent.desk_id, agentId, tab, fencing });
};

const put = async (db: Db, row: Row): Promise<void> => {
  const { agent_id: _agent, ...change } = row;
  await db
    .insertInto('media_lease')
    .values(row)
    .onConflict((conflict) => conflict.column('agent_id').doUpdateSet(change))
    .execute();
};

export const claimMediaLease: Of<'claimMediaLease'> = async (db, input, emit) => {
  const { agentId, tab, take, ttlMs, now } = input;
  const row = await leaseRow(db, agentId);
  const isLive = row !== undefined && row.expires_at > now;
  const isOwn = isLive && row.tab === tab;
  if (isLive && !isOwn && !take) return { granted: false, lease: leaseOf(row) };
  const fencing = isOwn ? row.fencing : (row?.fencing ?? 0) + 1;
  const fresh = { agent_id: agentId, tab, fencing, expires_at: now + ttlMs };
  await put(db, fresh);
  if (!isOwn) await tell(db, emit, agentId, tab, fencing);
  return { granted: true, lease: leaseOf(fresh) };
};

const isHeldBy = (
  row: Row | undefined,
  { tab, fencing, now }: { tab: string; fencing: number; now: number },
): row is Row => row !== undefined && row.tab === tab && row.fencing === fencing && row.expires_at > now;

export const renewMediaLease: Of<'renewMediaLease'> = async (db, input) => {
  const row = await leaseRow(db, input.agentId);
  if (!isHeldBy(row, input)) return refuse(409, 'lease_lost');
  const renewed = { ...row, expires_at: input.now + input.ttlMs };
  await put(db, renewed);
  return { lease: leaseOf(renewed) };
};

export const releaseMediaLease: Of<'releaseMediaLease'> = async (db, input, emit) => {
  const row = await leaseRow(db, input.agentId);
  if (!isHeldBy(row, input)) return { released: false };
  await put(db, { ...row, expires_at: 0 });
  await tell(db, emit, input.agentId, null, row.fencing);
  return { released: true };
};
