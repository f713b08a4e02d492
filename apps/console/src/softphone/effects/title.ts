import type { Clock } from '@inlay/client/clock.ts';
import { shownNumber } from '../model/shown-number.ts';
import type { SoftphoneState } from '../model/softphone-state.ts';
import type { Store } from '../model/store.ts';
import type { Say } from '../words/words.ts';
import { watch } from './watch.ts';

const blinkMs = 1_000;

/** The number that calls, in turn with the page's name, until somebody answers. */
export const blinkTitle = (
  store: Store<SoftphoneState>,
  page: { title: string },
  { clock, say }: { clock: Pick<Clock, 'after'>; say: () => Say },
): (() => void) => {
  let cancel = (): void => undefined;
  const blink = (number: string, isOn: boolean): void => {
    page.title = isOn ? say()('ring.blink', { number }) : say()('phone.title');
    cancel = clock.after(blinkMs, () => blink(number, !isOn));
  };
  return watch(
    store,
    ({ call }) => (call?.code === 1 ? call.caller : null),
    (caller) => {
      cancel();
      if (caller === null) page.title = say()('phone.title');
      else blink(shownNumber(caller, say()), true);
    },
  );
};
