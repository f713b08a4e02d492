import { useEffect, useRef } from 'react';
import { storedToken } from './enter.ts';
import type { KeyValue } from '@inlay/ui/key-value.ts';

/** Somebody signed in in another tab while this one shows the form: it comes along. */
export const useTabsInStep = (storage: KeyValue, waits: boolean, onSession: () => void): void => {
  const enter = useRef(onSession);
  useEffect(() => {
    enter.current = onSession;
  }, [onSession]);
  useEffect(() => {
    if (!waits) return undefined;
    const listener = () => {
      if (storedToken(storage) !== null) enter.current();
    };
    window.addEventListener('storage', listener);
    return () => window.removeEventListener('storage', listener);
  }, [storage, waits]);
};
