import { createContext, use, useSyncExternalStore } from 'react';
import type { Preferences } from './preferences.ts';
import type { Store } from './store.ts';

export const PreferencesContext = createContext<Store<Preferences> | null>(null);

export const usePreferences = (): [Preferences, (change: Partial<Preferences>) => void] => {
  const store = use(PreferencesContext);
  if (!store) throw new Error('outside of the app');
  const preferences = useSyncExternalStore(store.subscribe, store.get);
  return [preferences, (change) => store.update((now) => ({ ...now, ...change }))];
};
