import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Memory } from '../storage/memory.ts';
import { fitHeight, placeCursor } from './text-field.ts';

/** The text being written: kept over reloads, in a field that grows with it. */
export const useDraft = (memory: Memory, onInput: (text: string) => void) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => memory.get('draft') ?? '');

  useLayoutEffect(() => {
    if (field.current) fitHeight(field.current);
  }, [text]);

  const write = (next: string): void => {
    setText(next);
    if (next) memory.set('draft', next);
    else memory.remove('draft');
    onInput(next);
  };

  const insert = (piece: string): void => {
    const box = field.current;
    const [from, to] = box ? [box.selectionStart, box.selectionEnd] : [text.length, text.length];
    write(text.slice(0, from) + piece + text.slice(to));
    if (box) placeCursor(box, from + piece.length);
  };

  return { field, text, write, insert };
};
