import type { Clock } from '@inlay/client/clock.ts';

/** The server may see the old page's socket go a moment after the new page has registered. */
const betweenMs = 1_000;
const attempts = 4;

export type CallSearch = {
  /** The call that should be here and is not; null: nothing is missing. */
  set(callId: string | null): void;
  isGivenUp(callId: string | undefined): boolean;
};

/** P7: asks the line again and again for a call that lived in another tab, before it is called over. */
export const createCallSearch = (
  clock: Pick<Clock, 'after'>,
  { look, giveUp }: { look: () => void; giveUp: () => void },
): CallSearch => {
  let wanted: string | null = null;
  let lost: string | null = null;
  let cancel = (): void => undefined;
  const attempt = (left: number): void => {
    cancel = clock.after(betweenMs, () => {
      if (left > 0) {
        look();
        return attempt(left - 1);
      }
      lost = wanted;
      giveUp();
    });
  };
  return {
    set: (callId) => {
      if (callId === wanted) return;
      cancel();
      wanted = callId;
      if (callId !== null) attempt(attempts);
    },
    isGivenUp: (callId) => callId !== undefined && callId === lost,
  };
};
