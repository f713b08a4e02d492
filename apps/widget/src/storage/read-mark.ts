import type { Memory } from './memory.ts';

export const readMarkName = 'read';

/** How far the visitor has looked; in storage, so that all tabs count the same. */
export const saveReadMark = (memory: Memory, threadUid: string, seq: number): void =>
  memory.set(readMarkName, `${seq} ${threadUid}`);

export const loadReadMark = (memory: Memory): { threadUid: string; seq: number } | null => {
  const [seq, threadUid] = (memory.get(readMarkName) ?? '').split(' ');
  return threadUid ? { threadUid, seq: Number(seq) || 0 } : null;
};
