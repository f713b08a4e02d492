import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

const near = 48;

type Sticky = {
  ref: { current: HTMLDivElement | null };
  atEnd: boolean;
  toEnd(): void;
  onScroll(): void;
};

/**
 * Keeps the end in view while the visitor is there, and the place he reads when something is put before it.
 * `first` and `last` name the outermost rows, `own` counts what he wrote himself: that always shows.
 */
export const useStickyScroll = (first: string, last: string, own: number, onTop: () => void): Sticky => {
  const ref = useRef<HTMLDivElement>(null);
  const before = useRef({ first, height: 0, own });
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    if (ref.current) ref.current.scrollTop = ref.current.scrollHeight;
  }, []);

  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const wasPrepended = before.current.first !== first && before.current.first !== '';
    if (atEnd || own > before.current.own) toEnd();
    else if (wasPrepended) box.scrollTop += box.scrollHeight - before.current.height;
    before.current = { first, height: box.scrollHeight, own };
  }, [first, last, own, atEnd, toEnd]);

  // The field grows, pictures come in, the keyboard opens: the end stays the end.
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box || !atEnd) return;
    const observer = new ResizeObserver(toEnd);
    observer.observe(box);
    if (box.firstElementChild) observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, [atEnd, toEnd]);

  const onScroll = (): void => {
    const box = ref.current;
    if (!box) return;
    before.current.height = box.scrollHeight;
    setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < near);
    if (box.scrollTop < near && box.scrollHeight > box.clientHeight) onTop();
  };

  return { ref, atEnd, toEnd, onScroll };
};
