import { type RefObject, useEffect } from 'react';

/** Puts the focus there, but never takes it from the page around us: the agent may be typing in it. */
export const useFocusHere = (place: RefObject<HTMLElement | null>): void =>
  useEffect(() => {
    if (document.hasFocus()) place.current?.focus();
  }, [place]);
