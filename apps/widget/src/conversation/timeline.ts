import type { EventPart, MessagePart } from '@inlay/protocol/content.ts';
import type { VisitorRecord } from '@inlay/protocol/visitor-socket/rows.ts';
import type { Conversation } from './conversation.ts';

export type BubbleRow = {
  kind: 'bubble';
  key: string;
  record: VisitorRecord;
  part: Exclude<MessagePart, EventPart>;
  /** Begins or ends what one person says in one go. */
  first: boolean;
  last: boolean;
  /** Only under the visitor's last message. */
  delivery: 'sent' | 'seen' | null;
};

export type Row =
  | { kind: 'day'; key: string; time: number }
  | { kind: 'event'; key: string; part: EventPart }
  | BubbleRow;

const pauseMs = 5 * 60_000;
const dayOf = (time: number): string => new Date(time).toDateString();

const goTogether = (one: VisitorRecord | undefined, other: VisitorRecord | undefined): boolean =>
  one?.message?.type !== 'event' &&
  other?.message?.type !== 'event' &&
  one?.sender === other?.sender &&
  one?.sender_name === other?.sender_name &&
  dayOf(one?.create_time_ms ?? 0) === dayOf(other?.create_time_ms ?? 0) &&
  Math.abs((other?.create_time_ms ?? 0) - (one?.create_time_ms ?? 0)) < pauseMs;

const isSeen = ({ thread }: Conversation, record: VisitorRecord): boolean =>
  thread?.thread_uid === record.thread_uid && record.seq <= thread.agent_read_seq;

/** The one message that says how far the visitor's words have come, while nothing of his is on its way. */
const lastOwnOf = ({ records, outbox }: Conversation): VisitorRecord | undefined =>
  outbox.length > 0 ? undefined : records.findLast(({ sender }) => sender === 'visitor');

const rowOf = (conversation: Conversation, index: number, lastOwn: VisitorRecord | undefined): Row[] => {
  const { records } = conversation;
  const record = records[index];
  if (!record?.message) return [];
  const { message: part } = record;
  if (part.type === 'event') return [{ kind: 'event', key: record.msg_id, part }];
  const first = !goTogether(records[index - 1], record);
  const last = !goTogether(record, records[index + 1]);
  return [
    {
      kind: 'bubble',
      key: record.msg_id,
      record,
      part,
      first,
      last,
      delivery: record !== lastOwn ? null : isSeen(conversation, record) ? 'seen' : 'sent',
    },
  ];
};

/** What is drawn, top to bottom, without what is still in the outbox. */
export const timelineOf = (conversation: Conversation): Row[] => {
  const lastOwn = lastOwnOf(conversation);
  return conversation.records.flatMap((record, index): Row[] => {
    const previous = conversation.records[index - 1];
    const isNewDay = !previous || dayOf(previous.create_time_ms) !== dayOf(record.create_time_ms);
    const day: Row[] = isNewDay
      ? [{ kind: 'day', key: `day ${record.msg_id}`, time: record.create_time_ms }]
      : [];
    return [...day, ...rowOf(conversation, index, lastOwn)];
  });
};
