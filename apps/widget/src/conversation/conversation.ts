import type { SendablePart } from '@inlay/protocol/content.ts';
import type { HelloReply } from '@inlay/protocol/visitor-socket/hello.ts';
import type { VisitorRecord, VisitorThread } from '@inlay/protocol/visitor-socket/rows.ts';

/** A message of the visitor's own that the server has not put into the history yet. */
export type Outgoing = { clientMsgId: string; parts: SendablePart[]; createdAt: number } & (
  | { state: 'waiting' }
  | { state: 'sending' }
  /** Acknowledged, so safe (D1); its record is on the way. */
  | { state: 'stored' }
  | { state: 'failed'; code: number; reason: string }
);

export type Desk = HelloReply['data']['desk'];

/** All that the widget knows of what was said. Changed only by the functions of this folder. */
export type Conversation = {
  desk: Desk | null;
  uploadMaxBytes: number;
  /** The current thread: queued, open, or the last one, closed. */
  thread: VisitorThread | null;
  /** How far the current thread is held without a gap (M2). */
  head: number;
  /** In the order of display, earlier threads first. */
  records: VisitorRecord[];
  /** Where the history that is here begins, if older messages exist on the server. */
  older: { thread_uid: string; seq: number } | null;
  outbox: Outgoing[];
  /** How far the visitor has seen the current thread. */
  readSeq: number;
};

export const emptyConversation: Conversation = {
  desk: null,
  uploadMaxBytes: 10_000_000,
  thread: null,
  head: 0,
  records: [],
  older: null,
  outbox: [],
  readSeq: 0,
};

/** Messages that exist and are not here; the session then says hello again with what it has (D3). */
export const isBehind = ({ thread, head }: Conversation): boolean =>
  thread !== null && thread.last_seq > head;
