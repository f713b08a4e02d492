import { createContext, use } from 'react';

export type Overlay = 'palette' | 'shortcuts' | 'transfer' | 'visitor';

export type Overlays = {
  current: Overlay | null;
  open: (overlay: Overlay) => void;
  close: () => void;
};

/** At most one thing lies over the desk. */
export const OverlayContext = createContext<Overlays>({ current: null, open: () => {}, close: () => {} });

export const useOverlays = (): Overlays => use(OverlayContext);
