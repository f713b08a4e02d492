// M3: one status model behind three vocabularies.

export type AgentStatus = 'available' | 'busy' | 'away' | 'offline';

const wireCodes = { offline: 0, available: 1, busy: 2, away: 3 } as const satisfies Record<
  AgentStatus,
  number
>;

/** Interface 4's number. */
export const toWireCode = (status: AgentStatus): 0 | 1 | 2 | 3 => wireCodes[status];

const byWireCode: readonly AgentStatus[] = ['offline', 'available', 'busy', 'away'];

export const fromWireCode = (code: number): AgentStatus => {
  const status = byWireCode[code];
  if (status === undefined) throw new RangeError(`no status has the code ${code}`);
  return status;
};
