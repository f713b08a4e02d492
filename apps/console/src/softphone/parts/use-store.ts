import { useSyncExternalStore } from 'react';
import type { Store } from '../model/store.ts';

/** Renders again when what is picked is another value; pick values, do not make new ones. */
export const useStore = <S, T>(store: Pick<Store<S>, 'get' | 'subscribe'>, pick: (state: S) => T): T =>
  useSyncExternalStore(store.subscribe, () => pick(store.get()));
