import type { createRinger, Ring } from '../audio/ring-tones.ts';
import type { SoftphoneState } from '../model/softphone-state.ts';
import type { Store } from '../model/store.ts';
import { watch } from './watch.ts';

const rings: ReadonlyMap<number, Ring> = new Map<number, Ring>([
  [0, 'out'],
  [1, 'in'],
]);

/** Only the tab that has the phone rings, so that one room hears one phone. */
const ringOf = ({ call, holding, own }: SoftphoneState): Ring | null => {
  if (!holding || call === null) return null;
  if (own?.consultation?.name === 'ringingOut') return 'out';
  return rings.get(call.code) ?? null;
};

export const ringOnCall = (
  store: Store<SoftphoneState>,
  ringer: ReturnType<typeof createRinger>,
): (() => void) => watch(store, ringOf, ringer.set);
