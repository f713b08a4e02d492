import type { Outgoing } from '@inlay/client/outbox-storage.ts';
import type { RecordRow } from '@inlay/protocol/agent-socket/rows.ts';
import { dayKey } from '../../text/time-format.ts';

export type TimelineItem =
  | { kind: 'top'; key: string }
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'event'; key: string; row: RecordRow }
  /** `first`, `last` of a run of bubbles of one person. */
  | { kind: 'record'; key: string; row: RecordRow; first: boolean; last: boolean }
  | { kind: 'outgoing'; key: string; entry: Outgoing; first: boolean; last: boolean }
  | { kind: 'typing'; key: string; text: string };

const runMs = 5 * 60_000;

const lineBefore = (
  row: RecordRow,
  previous: RecordRow | undefined,
  unreadFrom: string | null,
): TimelineItem[] => {
  const isNewDay = !previous || dayKey(previous.create_time_ms) !== dayKey(row.create_time_ms);
  const lines: TimelineItem[] = isNewDay
    ? [{ kind: 'day', key: `day ${dayKey(row.create_time_ms)}`, at: row.create_time_ms }]
    : [];
  return row.msg_id === unreadFrom ? [...lines, { kind: 'unread', key: 'unread' }] : lines;
};

const itemOf = (row: RecordRow): TimelineItem => {
  const key = `${row.thread_uid}/${row.seq}`;
  return row.message.type === 'event'
    ? { kind: 'event', key, row }
    : { kind: 'record', key, row, first: true, last: true };
};

const speaker = (item: TimelineItem, me: string): string | null => {
  if (item.kind === 'outgoing') return `agent/${me}`;
  return item.kind === 'record' ? `${item.row.sender}/${item.row.sender_id}` : null;
};

const saidAt = (item: TimelineItem): number => {
  if (item.kind === 'outgoing') return item.entry.createdAt;
  return item.kind === 'record' ? item.row.create_time_ms : 0;
};

const goesOn = (before: TimelineItem | undefined, after: TimelineItem | undefined, me: string): boolean => {
  if (!before || !after) return false;
  const who = speaker(before, me);
  return who !== null && who === speaker(after, me) && saidAt(after) - saidAt(before) < runMs;
};

const inRuns = (items: TimelineItem[], me: string): TimelineItem[] =>
  items.map((item, at) =>
    item.kind === 'record' || item.kind === 'outgoing'
      ? { ...item, first: !goesOn(items[at - 1], item, me), last: !goesOn(item, items[at + 1], me) }
      : item,
  );

type Input = {
  rows: readonly RecordRow[];
  outgoing: readonly Outgoing[];
  unreadFrom: string | null;
  typing: string | null;
  me: string;
};

/** Everything that stands in the thread view, from top to bottom. */
export const timelineItems = ({ rows, outgoing, unreadFrom, typing, me }: Input): TimelineItem[] => {
  const stored = rows.flatMap((row, at) => [...lineBefore(row, rows[at - 1], unreadFrom), itemOf(row)]);
  // The acknowledgement's rows come a moment before the entry leaves the outbox.
  const known = new Set(rows.map((row) => row.client_msg_id));
  const waiting = outgoing
    .filter((entry) => !known.has(entry.id))
    .map((entry): TimelineItem => ({ kind: 'outgoing', key: entry.id, entry, first: true, last: true }));
  // Above the oldest: loading, failed, or the beginning.
  const top: TimelineItem = { kind: 'top', key: 'top' };
  const items = [top, ...inRuns([...stored, ...waiting], me)];
  return typing === null ? items : [...items, { kind: 'typing', key: 'typing', text: typing }];
};

const start = 1_000_000;

/** The list's own number for the first item: older ones that are put in front must not move the others, so the
 *  numbers count from an item that stays, whatever is loaded before it. */
export const firstItemNumber = (items: readonly TimelineItem[], anchor: string | null): number => {
  const at = items.findIndex((item) => item.key === anchor);
  return at === -1 ? start : start - at;
};
