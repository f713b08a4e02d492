import type { Of } from '../console/deed.ts';
import { comeBack } from './occupancy.ts';

export const endWrapUp: Of<'endWrapUp'> = async (db, { agentId, early, now }, emit) => {
  const row = await db
    .selectFrom('agent')
    .select(['call_phase', 'wrap_up_until'])
    .where('id', '=', agentId)
    .executeTakeFirst();
  if (row?.call_phase !== 'wrap_up') return { ended: false };
  if (!early && (row.wrap_up_until ?? 0) > now) return { ended: false };
  await comeBack(db, emit, agentId);
  return { ended: true };
};
