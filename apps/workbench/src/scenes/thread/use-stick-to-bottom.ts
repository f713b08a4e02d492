import { useCallback, useEffect, useRef, useState } from 'react';

const near = 60;

const isAtBottom = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight < near;

/** When the composer grows the list gets shorter, and its end would slip out of view. Whether the agent was at the end
 *  is remembered from the last scrolling: a resize makes none. */
export const useStickToBottom = (): ((element: HTMLElement | Window | null) => void) => {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const stuck = useRef(true);
  useEffect(() => {
    if (!scroller) return undefined;
    const remember = () => (stuck.current = isAtBottom(scroller));
    const observer = new ResizeObserver(() => {
      if (stuck.current) scroller.scrollTo({ top: scroller.scrollHeight });
    });
    scroller.addEventListener('scroll', remember, { passive: true });
    observer.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', remember);
      observer.disconnect();
    };
  }, [scroller]);
  return useCallback((element) => setScroller(element instanceof HTMLElement ? element : null), []);
};
