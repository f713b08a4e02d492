import type { Change, StoreReads } from '../store/port.ts';
import type { StoreEvent } from '../store/store-event.ts';
import type { MessageRecord, ThreadHead } from '../store/threads-port.ts';
import type { ThreadSeqs } from './thread-seqs.ts';

type Needs = {
  reads: Pick<StoreReads, 'messagesAfter'>;
  seqs: ThreadSeqs;
  /** Somebody connected here may be shown this thread. */
  cares: (thread: ThreadHead) => boolean;
};

/** Rows of threads, by thread. */
export type Rows = ReadonlyMap<number, readonly MessageRecord[]>;

const pageRows = 500;
/** One transaction writes no more than this into one thread. */
const unknownRows = 256;
/** The clocks of two nodes differ by less; a message may wait this long for its commit. */
const skewMs = 5_000;
const atOnce = 8;

const readAll = async (
  { reads }: Needs,
  threadId: number,
  from: number,
  to: number,
): Promise<MessageRecord[]> => {
  const rows: MessageRecord[] = [];
  for (let after = from; after < to;) {
    const page = await reads.messagesAfter(threadId, after, Math.min(pageRows, to - after));
    const last = page.at(-1);
    if (!last) break;
    rows.push(...page);
    after = last.seq;
  }
  return rows;
};

const readThread = async (needs: Needs, threadId: number, to: number): Promise<MessageRecord[]> => {
  const told = needs.seqs.get(threadId);
  if (told !== undefined) return readAll(needs, threadId, told, to);
  const rows = await readAll(needs, threadId, Math.max(0, to - unknownRows), to);
  return rows.filter(({ createdAt }) => createdAt >= needs.seqs.unknownSince - skewMs);
};

/** The messages that these changes tell by number only, read thread by thread, as often as there are threads. */
export const readMissing = async (needs: Needs, changes: readonly Change[]): Promise<Rows> => {
  const ends = new Map<number, number>();
  for (const { events } of changes)
    for (const event of events)
      if (event.type === 'heads' && needs.cares(event.thread))
        ends.set(event.thread.id, Math.max(event.lastSeq, ends.get(event.thread.id) ?? 0));
  const left = [...ends];
  const rows = new Map<number, readonly MessageRecord[]>();
  const work = async (): Promise<void> => {
    for (let next = left.pop(); next; next = left.pop())
      rows.set(next[0], await readThread(needs, next[0], next[1]));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return rows;
};

/** A change as if it had been heard: with the messages that have not been told yet. */
export const wholeEvents = (change: Change, rows: Rows, seqs: ThreadSeqs): StoreEvent[] => {
  const told = new Map<number, number>();
  return change.events.map((event) => {
    if (event.type !== 'heads') return event;
    const { thread, lastSeq } = event;
    const from = told.get(thread.id) ?? seqs.get(thread.id) ?? 0;
    told.set(thread.id, lastSeq);
    const missing = (rows.get(thread.id) ?? []).filter(({ seq }) => seq > from && seq <= lastSeq);
    return { type: 'messages', thread, messages: missing };
  });
};
