import type { VisitorRecord } from '@inlay/protocol/visitor-socket/rows.ts';

/** The point before which the next older page ends. */
export const beginOf = ([first]: VisitorRecord[]): { thread_uid: string; seq: number } | null =>
  first ? { thread_uid: first.thread_uid, seq: first.seq } : null;
