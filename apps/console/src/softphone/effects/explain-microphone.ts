import { endKindOf } from '@inlay/phone/dial-status.ts';
import type { SoftphoneState } from '../model/softphone-state.ts';
import type { Store } from '../model/store.ts';
import { watch } from './watch.ts';

/** A call that never began for want of a microphone: why, and what to do. */
export const explainMicrophone = (store: Store<SoftphoneState>, check: () => void): (() => void) =>
  watch(
    store,
    ({ call, holding }) =>
      holding && call?.code === 5 ? `${call.callId} ${endKindOf(call.hangupReason)}` : '',
    (ended) => {
      if (ended.endsWith(' microphone')) check();
    },
  );
