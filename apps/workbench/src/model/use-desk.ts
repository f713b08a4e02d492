import { createContext, use, useSyncExternalStore } from 'react';
import type { Desk } from './desk.ts';
import type { DeskState } from './desk-state.ts';

export const DeskContext = createContext<Desk | null>(null);

/** For actions. */
export const useDeskActions = (): Desk => {
  const desk = use(DeskContext);
  if (!desk) throw new Error('outside of a desk');
  return desk;
};

/** For views. The selector must give the same value for the same state. */
export const useDesk = <T>(selector: (state: DeskState) => T): T => {
  const { store } = useDeskActions();
  return useSyncExternalStore(store.subscribe, () => selector(store.get()));
};
