import type { PhoneStatus } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { SetCustomerStatusPush } from '@inlay/protocol/agent-socket/set_customer_status_push.ts';

const ofReason: ReadonlyMap<unknown, PhoneStatus> = new Map([
  ['meeting', 3],
  ['meal', 4],
  ['restroom', 5],
  ['sleep', 6],
  ['other', 7],
]);

/** M3: interface 4's words in interface 2's. Null: offline, for which interface 2 has none. */
export const phoneStatusOf = ({
  status,
  reason,
}: Pick<SetCustomerStatusPush, 'status' | 'reason'>): PhoneStatus | null => {
  if (status === 1 || status === 2) return status;
  return status === 3 ? (ofReason.get(reason) ?? 7) : null;
};
