import type { Clock } from '@inlay/client/clock.ts';
import type { PhoneStatus } from '@inlay/protocol/agent-socket/call-rows.ts';

/** So long after a call, the server's "busy" for that call may still be on its way. */
const afterCallMs = 3_000;
/** What takes it back is close behind. */
const waitMs = 1_000;

export type LateBusy = {
  callEnded(): void;
  heard(status: PhoneStatus): void;
  close(): void;
};

/** M3: a call that ends at once is over here before its "busy" has come: that one waits for the word that takes it back. */
export const createLateBusy = (
  clock: Pick<Clock, 'now' | 'after'>,
  take: (status: PhoneStatus) => void,
): LateBusy => {
  let endedAt = -Infinity;
  let cancel = (): void => undefined;
  return {
    callEnded: () => void (endedAt = clock.now()),
    heard: (status) => {
      cancel();
      if (status === 2 && clock.now() - endedAt < afterCallMs)
        cancel = clock.after(waitMs, () => take(status));
      else take(status);
    },
    close: () => cancel(),
  };
};
