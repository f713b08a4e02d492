import type { AwayReason } from '@inlay/protocol/agent-socket/rows.ts';
import type { Presence } from '@inlay/ui/StatusDot.tsx';
import type { Say } from '../languages/use-words.ts';
import type { StatusCode } from '../model/desk-state.ts';

const presences: readonly Presence[] = ['offline', 'available', 'busy', 'away'];

export const presenceOf = (status: StatusCode): Presence => presences[status] ?? 'offline';

export const statusText = (status: StatusCode, reason: AwayReason | null, t: Say): string =>
  status === 3 && reason ? t(`status.reason.${reason}`) : t(`status.${presenceOf(status)}`);
