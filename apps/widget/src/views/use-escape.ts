import { useEffect } from 'preact/hooks';

/** Esc closes the nearest thing that is open: what asks for `first` hears it before the rest, and takes it. */
export const useEscape = (run: (() => void) | null, first = false): void =>
  useEffect(() => {
    if (!run) return undefined;
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', hear, first);
    return () => document.removeEventListener('keydown', hear, first);
  }, [run, first]);
