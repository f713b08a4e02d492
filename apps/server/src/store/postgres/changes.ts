import type { Pool, PoolClient } from 'pg';
import type { Change, ChangeLog } from '../port.ts';
import type { StoreEvent } from '../store-event.ts';

type LoggedEvent = Change['events'][number];

/** Messages are told by their last number: their rows are in the database. */
const toLog = (event: StoreEvent): LoggedEvent =>
  event.type === 'messages'
    ? { type: 'heads', thread: event.thread, lastSeq: event.messages.at(-1)?.seq ?? 0 }
    : event;

/** D4: in the transaction that did it. Answers the id of the row. */
export const logChange = async (
  client: PoolClient,
  events: readonly StoreEvent[],
  now: number,
): Promise<string> => {
  const { rows } = await client.query<{ id: number }>({
    name: 'log-change',
    text: 'INSERT INTO change (at, events) VALUES ($1, $2) RETURNING id',
    values: [now, JSON.stringify(events.map(toLog))],
  });
  return String(rows[0]?.id);
};

const furthest = '9223372036854775807';

/** `<transaction>:<row>`, as the log is ordered. */
const split = (cursor: string): [string, string] => {
  const [xid = '0', id = '0'] = cursor.split(':');
  return [xid, id];
};

export const changeLog = (pool: Pool): ChangeLog => ({
  end: async () => {
    const { rows } = await pool.query<{ xid: string }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid',
    );
    // What began before is all in the past; what began later is all to come.
    return `${BigInt(rows[0]?.xid ?? '1') - 1n}:${furthest}`;
  },
  after: async (cursor, limit) => {
    const { rows } = await pool.query<{ id: number; xid: string; events: string }>(
      `SELECT change.id, change.xid::text AS xid, events FROM change
        WHERE (change.xid, change.id) > ($1::xid8, $2::bigint) AND change.xid < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY change.xid, change.id LIMIT $3`,
      [...split(cursor), limit],
    );
    const last = rows.at(-1);
    // Written by a node of this installation, from checked data.
    const changes = rows.map((row) => ({
      id: String(row.id),
      events: JSON.parse(row.events) as LoggedEvent[],
    }));
    return { changes, cursor: last ? `${last.xid}:${last.id}` : cursor };
  },
  trim: async (before) => void (await pool.query('DELETE FROM change WHERE at < $1', [before])),
});
