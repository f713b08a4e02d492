import { sql } from 'kysely';
import { isPostgres } from '../dialect.ts';
import type { Db } from './transaction.ts';

type Visitor = { deskId: number; userid: string };

/** The name under which everything about a visitor is locked. */
export const visitorLockName = ({ deskId, userid }: Visitor): string => `visitor ${deskId}/${userid}`;

/** Everybody who locks more than one does it in one statement and one order, so that nobody waits in a circle. */
const lockVisitors = async (db: Db, visitors: readonly Visitor[]): Promise<void> => {
  const names = Array.from(new Set(visitors.map(visitorLockName)));
  await sql`SELECT pg_advisory_xact_lock(key) FROM
    (SELECT hashtextextended(name, 0) AS key FROM unnest(${names}::text[]) AS name ORDER BY 1) AS keys`.execute(
    db,
  );
};

const lockAgents = async (db: Db, agentIds: readonly number[]): Promise<void> => {
  await db
    .selectFrom('agent')
    .select('id')
    .where('id', 'in', Array.from(new Set(agentIds)))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
};

/**
 * Until the commit nobody else changes these visitors' threads or these agents' status. True: somebody may have done so
 * just before, what was read has to be read again. Visitors first: a transaction that waits for one must not have
 * written yet, or the log of changes (ordered by the transactions' first writes) tells his messages in another order.
 */
export const holdStill = async (
  db: Db,
  visitors: readonly Visitor[],
  agentIds: readonly number[],
): Promise<boolean> => {
  if (!isPostgres(db)) return false;
  await lockVisitors(db, visitors);
  await lockAgents(db, agentIds);
  return true;
};

/** What was planned is no longer possible, and nothing has been written: the same again will do. */
export class Outdated extends Error {
  constructor() {
    super('what was planned is no longer possible');
    this.name = 'Outdated';
  }
}
