import { useEffect } from 'react';

/** Before the shortcuts of the desk, which would leave the conversation. */
export const useEscape = (active: boolean, close: () => void): void => {
  useEffect(() => {
    if (!active) return undefined;
    const listener = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, [active, close]);
};
