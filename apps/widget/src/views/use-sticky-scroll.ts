import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { distanceToEnd, isAtTop, moveDown, scrollToEnd } from './scroll-box.ts';

const near = 48;

/**
 * Keeps the end in view while the visitor is there, and the place he reads when something is put before it.
 * `first` and `last` name the outermost rows, `own` counts what he wrote himself: that always shows.
 */
export const useStickyScroll = (first: string, last: string, own: number, onTop: () => void) => {
  const ref = useRef<HTMLElement>(null);
  const beforeRef = useRef({ first, height: 0, own });
  const [atEnd, setAtEnd] = useState(true);

  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const wasPrepended = beforeRef.current.first !== first && beforeRef.current.first !== '';
    if (atEnd || own > beforeRef.current.own) scrollToEnd(box);
    else if (wasPrepended) moveDown(box, box.scrollHeight - beforeRef.current.height);
    beforeRef.current = { first, height: box.scrollHeight, own };
  }, [first, last, own, atEnd]);

  // The field grows, pictures come in, the keyboard opens: the end stays the end.
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box || !atEnd) return undefined;
    const observer = new ResizeObserver(() => scrollToEnd(box));
    observer.observe(box);
    if (box.firstElementChild) observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, [atEnd]);

  const onScroll = (): void => {
    const box = ref.current;
    if (!box) return;
    beforeRef.current = { ...beforeRef.current, height: box.scrollHeight };
    setAtEnd(distanceToEnd(box) < near);
    if (isAtTop(box, near)) onTop();
  };

  const toEnd = (): void => {
    if (ref.current) scrollToEnd(ref.current);
  };

  return { ref, atEnd, toEnd, onScroll };
};
