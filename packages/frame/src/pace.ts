/** Lets `burst` through at once and `perSecond` in the long run. */
export const pace = (
  now: () => number,
  { burst, perSecond }: { burst: number; perSecond: number },
): (() => boolean) => {
  let left = burst;
  let at = now();
  return () => {
    const time = now();
    left = Math.min(burst, left + (Math.max(0, time - at) * perSecond) / 1000);
    at = time;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
};
