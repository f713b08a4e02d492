import { sql } from 'kysely';
import type { By } from '../../console-port.ts';
import { isPostgres } from '../../dialect.ts';
import type { StoreWrites } from '../../port.ts';
import type { Refused } from '../../refused.ts';
import { type Db, refuse, type Transaction } from '../transaction.ts';

export type Of<K extends keyof StoreWrites> = Transaction<
  Parameters<StoreWrites[K]>[0],
  Awaited<ReturnType<StoreWrites[K]>>
>;

export type Deed = { deskId: number; by: By; now: number };

/**
 * Administrators of a desk follow one another until the commit: of two who take each other's rights away at the same
 * moment, the second finds out that he is the last. SQLite has one writer anyway.
 */
export const holdDesk = async (db: Db, deskId: number): Promise<void> => {
  if (!isPostgres(db)) return;
  await db.selectFrom('desk').select('id').where('id', '=', deskId).forNoKeyUpdate().execute();
};

/** The same for names that are taken or free on the whole server. */
export const holdName = async (db: Db, name: string): Promise<void> => {
  if (!isPostgres(db)) return;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db);
};

type Values = Record<string, unknown>;
type Told = { action: string; target: string; before?: Values | null; after?: Values | null };

const json = (values: Values | null | undefined): string | null => (values ? JSON.stringify(values) : null);

/** Who, what, when, before and after; secrets never come here. */
export const writeAudit = async (db: Db, { deskId, by, now }: Deed, told: Told): Promise<void> => {
  await db
    .insertInto('audit')
    .values({
      desk_id: deskId,
      agent_id: by.agentId,
      agent_name: by.agentName,
      action: told.action,
      target: told.target,
      before_json: json(told.before),
      after_json: json(told.after),
      at: now,
    })
    .execute();
};

/** What really differs, as it was and as it is now. */
export const difference = (before: Values, change: Values): { before: Values; after: Values } => {
  const names = Object.keys(change).filter(
    (name) => change[name] !== undefined && JSON.stringify(change[name]) !== JSON.stringify(before[name]),
  );
  const pick = (values: Values): Values => Object.fromEntries(names.map((name) => [name, values[name]]));
  return { before: pick(before), after: pick(change) };
};

export const isEmpty = (values: Values): boolean => Object.keys(values).length === 0;

/** Somebody was faster: nothing is overwritten. */
export const changedMeanwhile = (): Refused => refuse(409, 'changed_meanwhile');
