import type { StoreEvent } from '../store/store-event.ts';
import type { ThreadSeqs } from './thread-seqs.ts';

// What one transaction did, by whom or what it is about: the events of one thread, or of one agent, keep their order;
// those of different ones need not wait for each other.

type Stream = { threadId: number | null; events: StoreEvent[] };

const threadIdOf = (event: StoreEvent): number | null => ('thread' in event ? event.thread.id : null);

export const streamsOf = (events: readonly StoreEvent[]): Stream[] => {
  const streams = new Map<number | null, Stream>();
  for (const event of events) {
    const threadId = threadIdOf(event);
    const known = streams.get(threadId);
    if (known) known.events.push(event);
    else streams.set(threadId, { threadId, events: [event] });
  }
  return [...streams.values()];
};

/** The thread's last message after this event; null: it does not follow on `seq`. */
const after = (event: StoreEvent, seq: number | undefined): number | undefined | null => {
  switch (event.type) {
    case 'messages': {
      const first = event.messages[0]?.seq;
      const follows = first === undefined || first === (seq ?? 0) + 1;
      return follows ? (event.messages.at(-1)?.seq ?? seq) : null;
    }
    case 'thread':
      // Every other change of a thread writes a line into it: it stands behind the message that it made.
      return event.action === 'created' ? (seq ?? 0) : event.thread.lastSeq === seq ? seq : null;
    case 'signed':
      return event.thread.lastSeq === seq ? seq : null;
    case 'read':
    case 'session_ended':
    // It bears its own order, the epoch.
    case 'taken_over':
      return seq;
    // Nothing numbers an agent's changes but their place in the log.
    case 'status':
    case 'auto_connect':
    case 'call':
    case 'media_lease':
    // Of two changes of a visitor's details the later one counts.
    case 'visitor':
      return null;
    default:
      return null;
  }
};

/** What the stream's thread is at when all of it is told; null when something before it has not been told yet. */
export const follows = (
  { threadId, events }: Stream,
  seqs: ThreadSeqs,
): { seq: number | undefined } | null => {
  let seq = threadId === null ? undefined : seqs.get(threadId);
  for (const event of events) {
    const next = after(event, seq);
    if (next === null) return null;
    seq = next;
  }
  return { seq };
};

/** Where the events themselves say that the thread is. */
export const lastSeqIn = (events: readonly StoreEvent[]): number | undefined => {
  const seqs = events.flatMap((event) => {
    if (event.type === 'messages') return event.messages.map(({ seq }) => seq);
    return event.type === 'thread' ? [event.thread.lastSeq] : [];
  });
  return seqs.length === 0 ? undefined : Math.max(...seqs);
};
