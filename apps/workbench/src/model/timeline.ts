import type { RecordRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { Timeline } from './desk-state.ts';

export const newTimeline = (threadUid: string): Timeline => ({
  rows: [],
  threadUid,
  head: 0,
  history: { name: 'unknown' },
});

/** By `seq` inside a thread (M2); a visitor's threads follow one another in time (M1). */
const compare = (a: RecordRow, b: RecordRow): number =>
  a.thread_uid === b.thread_uid ? a.seq - b.seq : a.create_time_ms - b.create_time_ms;

const sameRow = (a: RecordRow, b: RecordRow): boolean => a.thread_uid === b.thread_uid && a.seq === b.seq;

/** Rows of both, each once; live pushes, pages and acknowledgements overlap (D3). */
export const mergeRows = (old: readonly RecordRow[], more: readonly RecordRow[]): readonly RecordRow[] => {
  const key = (row: RecordRow) => `${row.thread_uid}/${row.seq}`;
  const known = new Set(old.map(key));
  const added = more.filter((row) => !known.has(key(row)) && known.add(key(row)));
  return added.length === 0 ? old : [...old, ...added].sort(compare);
};

const appendRow = (rows: readonly RecordRow[], row: RecordRow): readonly RecordRow[] => {
  const last = rows.at(-1);
  if (!last || compare(last, row) < 0) return [...rows, row];
  return rows.some((other) => sameRow(other, row)) ? rows : mergeRows(rows, [row]);
};

/** As far as nothing is missing after `head`. */
const advance = (rows: readonly RecordRow[], threadUid: string, from: number): number => {
  let head = from;
  const seqs = rows.filter((row) => row.thread_uid === threadUid && row.seq > from).map((row) => row.seq);
  for (const seq of seqs.sort((a, b) => a - b)) if (seq === head + 1) head = seq;
  return head;
};

const onThread = (timeline: Timeline, threadUid: string): Timeline =>
  timeline.threadUid === threadUid ? timeline : { ...timeline, threadUid, head: 0 };

/** One message of the visitor's current thread. */
export const addRow = (old: Timeline, row: RecordRow, currentThread: string): Timeline => {
  const timeline = onThread(old, currentThread);
  const rows = appendRow(timeline.rows, row);
  if (rows === timeline.rows && timeline === old) return old;
  return { ...timeline, rows, head: advance(rows, timeline.threadUid, timeline.head) };
};

/** A page of `sync`: up to its end nothing is missing. */
export const addSynced = (
  old: Timeline,
  threadUid: string,
  page: readonly RecordRow[],
  head: number,
): Timeline => {
  const timeline = onThread(old, threadUid);
  const rows = mergeRows(timeline.rows, page);
  return { ...timeline, rows, head: advance(rows, threadUid, Math.max(timeline.head, head)) };
};

/** A page of `get_chat_record`. */
export const addHistory = (timeline: Timeline, page: readonly RecordRow[], total: number): Timeline => ({
  ...timeline,
  rows: mergeRows(timeline.rows, page),
  history: { name: 'loaded', total },
});
