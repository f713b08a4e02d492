import { useEffect, useState } from 'react';
import { realClock } from '@inlay/client/clock.ts';

/** The time, once a second while it is shown. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => realClock.now());
  useEffect(() => {
    let cancel = (): void => undefined;
    const tick = (): void => {
      setNow(realClock.now());
      cancel = realClock.after(1_000 - (realClock.now() % 1_000), tick);
    };
    tick();
    return () => cancel();
  }, []);
  return now;
};
