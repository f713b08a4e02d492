import type { Clock } from '@inlay/client/clock.ts';
import { isLiveCall } from '@inlay/phone/shared-call.ts';
import type { SoftphoneState } from '../model/softphone-state.ts';
import type { Store } from '../model/store.ts';
import { watch } from './watch.ts';

/** How long the end of a call without a wrap-up stays on the screen: longer where there is something to read. */
const briefMs = 3_000;
const readingMs = 20_000;

const untilOf = ({ call, wrapUpUntil }: SoftphoneState, now: number): number | null => {
  if (call?.code !== 5) return wrapUpUntil;
  if (wrapUpUntil !== null) return wrapUpUntil;
  const isPlain = call.hangupCode === undefined && call.callConnectedTimestamp !== undefined;
  return now + (isPlain || call.hangupReason === 'cancelled' ? briefMs : readingMs);
};

/** What is over goes away by itself; the agent may be faster. */
export const putAwayEnded = (
  store: Store<SoftphoneState>,
  clock: Clock,
  { dismiss, silence }: { dismiss: () => void; silence: () => void },
): (() => void) => {
  let cancel = (): void => undefined;
  return watch(
    store,
    ({ call, wrapUpUntil }) => `${call?.callId ?? ''} ${call?.code ?? ''} ${wrapUpUntil ?? ''}`,
    () => {
      cancel();
      const state = store.get();
      if (isLiveCall(state.call)) return;
      silence();
      const until = untilOf(state, clock.now());
      if (until === null) return;
      cancel = clock.after(Math.max(0, until - clock.now()), dismiss);
    },
  );
};
