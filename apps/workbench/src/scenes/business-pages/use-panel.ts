import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { createPanel, type Panel } from '../../business/create-panel.ts';
import type { PanelState } from '../../business/panel-state.ts';
import { useDeskActions } from '../../model/use-desk.ts';

export const PanelContext = createContext<Panel | null>(null);

export const usePanel = (): Panel => {
  const panel = use(PanelContext);
  if (!panel) throw new Error('outside of the panel');
  return panel;
};

/** The selector must give the same value for the same state. */
export const usePanelState = <T>(selector: (state: PanelState) => T): T => {
  const { store } = usePanel();
  return useSyncExternalStore(store.subscribe, () => selector(store.get()));
};

/** Lives as long as the desk is shown. */
export const useRunningPanel = (onShown: () => void, onTrouble: (error: unknown) => void): Panel => {
  const desk = useDeskActions();
  const [panel] = useState(() => createPanel({ desk, onShown, onError: onTrouble }));
  useEffect(() => panel.start(), [panel]);
  return panel;
};
