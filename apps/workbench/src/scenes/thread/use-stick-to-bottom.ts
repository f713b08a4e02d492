import { useCallback, useEffect, useRef, useState } from 'react';

const near = 60;

const isAtBottom = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight < near;

const upKeys = new Set(['ArrowUp', 'PageUp', 'Home']);

/** Whether an event says that a person is about to scroll up: the list itself scrolls too, while it measures its rows. */
const isMeant = (event: Event, scroller: HTMLElement): boolean => {
  if (event instanceof WheelEvent) return event.deltaY < 0;
  if (event instanceof KeyboardEvent) return upKeys.has(event.key);
  // A press beside the rows is one on the scroll bar.
  return event.type === 'touchmove' || event.target === scroller;
};

/** Calls `leave` when a person goes up from the end, `reach` when the end is in sight. Returns what ends it. */
const watch = (scroller: HTMLElement, { leave, reach }: { leave: () => void; reach: () => void }) => {
  let before = scroller.scrollTop;
  let meant = false;
  const mean = (event: Event) => {
    if (isMeant(event, scroller)) meant = true;
  };
  const look = () => {
    if (isAtBottom(scroller)) {
      meant = false;
      reach();
    } else if (meant && scroller.scrollTop < before) leave();
    before = scroller.scrollTop;
  };
  const ending = new AbortController();
  const { signal } = ending;
  for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    scroller.addEventListener(type, mean, { passive: true, signal });
  scroller.addEventListener('scroll', look, { passive: true, signal });
  return () => ending.abort();
};

type StickToBottom = {
  scrollerRef: (element: HTMLElement | Window | null) => void;
  /** Pictures and cards grow after they were put there. */
  onGrown: () => void;
};

/** When the composer grows the list gets shorter, and its end would slip out of view; so it does when a row gets
 *  taller. Who was at the end stays there. */
export const useStickToBottom = (startsAtEnd: boolean): StickToBottom => {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const stuck = useRef(startsAtEnd);
  const onGrown = useCallback(() => {
    if (scroller && stuck.current) scroller.scrollTo({ top: scroller.scrollHeight });
  }, [scroller]);
  useEffect(() => {
    if (!scroller) return undefined;
    const observer = new ResizeObserver(onGrown);
    observer.observe(scroller);
    const unwatch = watch(scroller, {
      leave: () => (stuck.current = false),
      reach: () => (stuck.current = true),
    });
    return () => {
      unwatch();
      observer.disconnect();
    };
  }, [scroller, onGrown]);
  const scrollerRef = useCallback(
    (element: HTMLElement | Window | null) => setScroller(element instanceof HTMLElement ? element : null),
    [],
  );
  return { scrollerRef, onGrown };
};
