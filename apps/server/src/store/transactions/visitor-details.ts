import type { StoreWrites } from '../port.ts';
import type { VisitorDetails } from '../visitors-port.ts';
import { visitorRecord } from '../rows.ts';
import { refuse, type Transaction } from './transaction.ts';

type Update = StoreWrites['updateVisitor'];

const columnsOf = ({ tags, ...others }: Partial<VisitorDetails>) => ({
  ...others,
  ...(tags === undefined ? {} : { tags: JSON.stringify(tags) }),
});

const same = (before: VisitorDetails, change: Partial<VisitorDetails>): boolean =>
  (Object.keys(change) as (keyof VisitorDetails)[]).every(
    (field) => JSON.stringify(before[field]) === JSON.stringify(change[field]),
  );

export const updateVisitor: Transaction<Parameters<Update>[0], Awaited<ReturnType<Update>>> = async (
  db,
  { deskId, agentId, userid, change },
  emit,
) => {
  const row = await db
    .selectFrom('visitor')
    .selectAll()
    .where('desk_id', '=', deskId)
    .where('userid', '=', userid)
    .executeTakeFirst();
  if (!row) return refuse(404, 'unknown_visitor');
  const before = visitorRecord(row);
  if (same(before, change)) return { visitor: before };
  const after = await db
    .updateTable('visitor')
    .set(columnsOf(change))
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const visitor = visitorRecord(after);
  emit({ type: 'visitor', deskId, visitor, byAgentId: agentId });
  return { visitor };
};
