import { shownNumber } from '../model/shown-number.ts';
import type { SoftphoneState } from '../model/softphone-state.ts';
import type { Store } from '../model/store.ts';
import type { Say } from '../words/words.ts';
import { watch } from './watch.ts';

type Shown = Pick<Notification, 'close' | 'onclick'>;
export type ShowNotification = (title: string, options: NotificationOptions) => Shown;

type Deps = { show: ShowNotification; mayShow: () => boolean; say: () => Say; focus: () => void };

/** A call while nobody looks at this page (P8). By its id, so that several tabs show one. */
export const notifyOfCalls = (
  store: Store<SoftphoneState>,
  page: { readonly hidden: boolean },
  { show, mayShow, say, focus }: Deps,
): (() => void) => {
  let shown: Shown | null = null;
  return watch(
    store,
    ({ call }) => (call?.code === 1 ? call.callId : null),
    (callId) => {
      shown?.close();
      shown = null;
      const { call } = store.get();
      if (callId === null || call === null || !page.hidden || !mayShow()) return;
      const body = say()('ring.on', { number: shownNumber(call.callee, say()) });
      const options = { body, tag: `inlay-call-${callId}`, requireInteraction: true };
      shown = show(say()('ring.blink', { number: shownNumber(call.caller, say()) }), options);
      shown.onclick = focus;
    },
  );
};
