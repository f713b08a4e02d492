import type { AgentReply } from '@inlay/protocol/agent-socket/methods.ts';
import type { Colleague, DeskState } from './desk-state.ts';

/** A second of rounding and the way here are not skew. */
const tolerated = 3000;

const skew = (timestamp: number, now: number): number => {
  const difference = timestamp * 1000 - now;
  return Math.abs(difference) > tolerated ? difference : 0;
};

const colleaguesOf = (reply: AgentReply<'login'>): Map<number, Colleague> =>
  new Map(
    reply.customer_list.map((row) => [
      row.customer_id,
      {
        id: row.customer_id,
        name: row.customer_name,
        headImg: row.head_img,
        status: row.status,
        reason: null,
      },
    ]),
  );

export const takeLogin = (state: DeskState, reply: AgentReply<'login'>, now: number): DeskState => ({
  ...state,
  me: {
    status: reply.status,
    reason: reply.reason,
    autoConnect: reply.auto_connect === 1,
    capacity: reply.capacity,
  },
  clockSkew: skew(reply.timestamp, now),
  colleagues: colleaguesOf(reply),
});
