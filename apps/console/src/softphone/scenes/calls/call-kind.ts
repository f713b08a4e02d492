import type { CallRow } from '@inlay/protocol/agent-socket/call-rows.ts';

export type CallKind = 'in' | 'out' | 'missed';

/** Rang here and was taken by nobody, for whatever reason but the agent's own no. */
export const callKind = ({ direction, connected_at, state, result, ended_by }: CallRow): CallKind => {
  if (direction === 1) return 'out';
  const isRefused = result === 'declined' || ended_by === 'agent';
  return state === 'ended' && connected_at === null && !isRefused ? 'missed' : 'in';
};

/** The number at the other end. */
export const otherNumber = ({ direction, caller, callee }: CallRow): string =>
  direction === 1 ? callee : caller;
