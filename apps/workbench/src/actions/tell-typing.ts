import type { Clock } from '@inlay/client/clock.ts';
import type { Desk } from '../model/desk.ts';

/** A15: a typing sign counts for 6 s, so it is said again after 4. */
const sayAgainMs = 4000;

export const typingTeller = (desk: Pick<Desk, 'client'> & { clock: Pick<Clock, 'now'> }, userid: string) => {
  let saidAt: number | null = null;
  const say = (on: boolean) => {
    saidAt = on ? desk.clock.now() : null;
    // Nothing depends on it: a lost sign is not worth a word.
    desk.client.request('typing', { userid, on }).catch(() => undefined);
  };
  return (text: string): void => {
    if (text === '') return saidAt === null ? undefined : say(false);
    if (saidAt === null || desk.clock.now() - saidAt > sayAgainMs) say(true);
  };
};
