import type { PhoneStatus } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { AwayReason } from '@inlay/protocol/agent-socket/rows.ts';
import type { AgentStatus } from './agent-status.ts';

// M3: interface 2's words for the one status.

type Status = { status: AgentStatus; reason: AwayReason | null };

const awayCodes = { meeting: 3, meal: 4, restroom: 5, sleep: 6, other: 7 } as const satisfies Record<
  AwayReason,
  PhoneStatus
>;

/** Offline has no word there: who is not at the desk can only call out, as in 7. */
export const toPhoneStatus = ({ status, reason }: Status): PhoneStatus => {
  if (status === 'available') return 1;
  if (status === 'busy') return 2;
  return awayCodes[reason ?? 'other'];
};

const reasons: Readonly<Partial<Record<PhoneStatus, AwayReason>>> = {
  3: 'meeting',
  4: 'meal',
  5: 'restroom',
  6: 'sleep',
  7: 'other',
};

export const fromPhoneStatus = (code: PhoneStatus): Status => {
  if (code === 1) return { status: 'available', reason: null };
  if (code === 2) return { status: 'busy', reason: null };
  return { status: 'away', reason: reasons[code] ?? 'other' };
};
