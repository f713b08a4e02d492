import type { Origin } from '../bus/port.ts';
import type { StoreEvent } from '../store/store-event.ts';
import { PassedIds } from './passed-ids.ts';
import { follows, lastSeqIn, streamsOf } from './streams.ts';
import type { ThreadSeqs } from './thread-seqs.ts';

type Stream = ReturnType<typeof streamsOf>[number];
type Waiting = { origin: Origin; streams: Stream[] };
type Tell = (events: readonly StoreEvent[], origin: Origin) => void;

const mostWaiting = 2_000;
const rememberedIds = 50_000;

/**
 * D4: what this node did itself, and what others hint at, before the log of changes brings it. A thread's next message
 * is told at once; one behind a hole waits for the hole or for the log, whichever comes first.
 *
 *   heard ──follows──▶ told early ──log passes it──▶ passed
 *     └──hole──▶ waiting ──hole is filled──▲   └─────log passes it, told──▶ passed
 */
export class HeardChanges {
  readonly #seqs: ThreadSeqs;
  readonly #tell: Tell;
  readonly #waiting = new Map<string, Waiting>();
  readonly #toldEarly = new Set<string>();
  readonly #passed = new PassedIds(rememberedIds);

  constructor(seqs: ThreadSeqs, tell: Tell) {
    this.#seqs = seqs;
    this.#tell = tell;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** True when nothing of it has to wait. */
  hear(id: string, events: readonly StoreEvent[], origin: Origin): boolean {
    if (this.isKnown(id)) return true;
    const streams = this.#tellWhatFollows(streamsOf(events), origin);
    if (streams.length === 0) this.#toldEarly.add(id);
    // More than this is left to the log altogether, where it is whole, as long as nothing of it has been told.
    else if (this.#waiting.size < mostWaiting || streams.length < streamsOf(events).length)
      this.#waiting.set(id, { origin, streams });
    this.#retry();
    return streams.length === 0;
  }

  isKnown(id: string): boolean {
    return this.#toldEarly.has(id) || this.#waiting.has(id) || this.#passed.has(id);
  }

  /** The log is at this change: all before it has been told. False when it has not been heard of before. */
  pass(id: string): boolean {
    const waiting = this.#waiting.get(id);
    const known = this.isKnown(id);
    this.#waiting.delete(id);
    this.#toldEarly.delete(id);
    this.#passed.add(id);
    for (const stream of waiting?.streams ?? []) this.tell(stream.events, waiting?.origin ?? 'elsewhere');
    return known;
  }

  tell(events: readonly StoreEvent[], origin: Origin): void {
    for (const stream of streamsOf(events)) this.#tellStream(stream, lastSeqIn(stream.events), origin);
  }

  /** What still waits was overtaken by the log without being in it. */
  forgetWaiting(): number {
    const { size } = this.#waiting;
    for (const id of this.#waiting.keys()) this.#passed.add(id);
    this.#waiting.clear();
    return size;
  }

  #tellStream({ threadId, events }: Stream, seq: number | undefined, origin: Origin): void {
    if (threadId !== null && seq !== undefined)
      this.#seqs.set(threadId, Math.max(seq, this.#seqs.get(threadId) ?? 0));
    this.#tell(
      events.filter((event) => event.type !== 'messages' || event.messages.length > 0),
      origin,
    );
  }

  #tellWhatFollows(streams: readonly Stream[], origin: Origin): Stream[] {
    return streams.filter((stream) => {
      const next = follows(stream, this.#seqs);
      if (next) this.#tellStream(stream, next.seq, origin);
      return next === null;
    });
  }

  /** What was just told may have been the hole before something that waits. */
  #retry(): void {
    let moved = this.#waiting.size > 0;
    while (moved) {
      moved = false;
      for (const [id, waiting] of this.#waiting) {
        const left = this.#tellWhatFollows(waiting.streams, waiting.origin);
        moved ||= left.length < waiting.streams.length;
        waiting.streams = left;
        if (left.length > 0) continue;
        this.#waiting.delete(id);
        this.#toldEarly.add(id);
      }
    }
  }
}
