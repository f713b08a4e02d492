import type { AwayReason } from '@inlay/protocol/agent-socket/rows.ts';
import type { StatusCode } from '../model/desk-state.ts';

/** M3: every status an agent can choose. */
export const statusChoices: readonly { status: StatusCode; reason: AwayReason | null }[] = [
  { status: 1, reason: null },
  { status: 2, reason: null },
  { status: 3, reason: 'meeting' },
  { status: 3, reason: 'meal' },
  { status: 3, reason: 'restroom' },
  { status: 3, reason: 'sleep' },
  { status: 3, reason: 'other' },
  { status: 0, reason: null },
];
