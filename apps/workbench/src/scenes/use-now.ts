import { useEffect, useState } from 'react';
import { useDesk, useDeskActions } from '../model/use-desk.ts';

/** The server's time, moving every `stepMs`. */
export const useNow = (stepMs = 1000): number => {
  const { clock } = useDeskActions();
  const skew = useDesk((state) => state.clockSkew);
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    let cancel = () => {};
    const tick = () => {
      setNow(clock.now());
      cancel = clock.after(stepMs, tick);
    };
    tick();
    return () => cancel();
  }, [clock, stepMs]);
  return now + skew;
};
