import type { Selectable } from 'kysely';
import type { StoreWrites } from '../../port.ts';
import type { Schema } from '../../schema.ts';
import type { Db, Emit } from '../transaction.ts';
import { comeBack } from './occupancy.ts';

type Input = Parameters<StoreWrites['setStatus']>[0];
type Agent = Pick<Selectable<Schema['agent']>, 'desk_id' | 'name' | 'status' | 'reason' | 'call_phase'>;

/** M3: kept for when the call is over; who was offline, and is there again, is seen as busy. */
export const setStatusAfterCall = async (db: Db, input: Input, agent: Agent, emit: Emit): Promise<void> => {
  await db
    .updateTable('agent')
    .set({ status_after: input.status, reason_after: input.reason })
    .where('id', '=', input.agentId)
    .execute();
  if (agent.status === 'offline') {
    await db
      .updateTable('agent')
      .set({ status: 'busy', reason: null })
      .where('id', '=', input.agentId)
      .execute();
    emit({
      type: 'status',
      deskId: agent.desk_id,
      agentId: input.agentId,
      agentName: agent.name,
      status: 'busy',
      reason: null,
      byClientId: null,
    });
  }
  // Who says how he is has wrapped up.
  if (agent.call_phase === 'wrap_up') await comeBack(db, emit, input.agentId);
};
