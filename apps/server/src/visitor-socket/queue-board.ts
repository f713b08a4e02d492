import type { Clock } from '../deps.ts';
import type { StoreReads } from '../store/port.ts';
import type { ThreadRecord } from '../store/threads-port.ts';

/** A look at a queue grows with the queue; a place in a short one is told exactly, in a long one as of a moment ago. */
const shortQueue = 200;
const freshMs = 1000;

type Board = { at: number; places: Map<number, number>; changed: boolean };

/** R3: who has which place in the queues, without counting ten thousand threads for each that asks. */
export class QueueBoard {
  readonly #reads: Pick<StoreReads, 'queuePositions'>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #boards = new Map<number, Promise<Board>>();

  constructor(reads: Pick<StoreReads, 'queuePositions'>, clock: Pick<Clock, 'now'>) {
    this.#reads = reads;
    this.#clock = clock;
  }

  /** Something happened in the desk's queue. */
  changed(deskId: number): void {
    this.#boards.get(deskId)?.then(
      (board) => (board.changed = true),
      () => undefined,
    );
  }

  /** 1 for the next to be served; null when not queued. */
  async placeOf({
    id,
    deskId,
    state,
  }: Pick<ThreadRecord, 'id' | 'deskId' | 'state'>): Promise<number | null> {
    if (state !== 'queued') return null;
    const { places } = await this.#board(deskId);
    const place = places.get(id) ?? places.size + 1;
    places.set(id, place);
    return place;
  }

  async #board(deskId: number): Promise<Board> {
    const known = await this.#boards.get(deskId);
    const exact = known && !known.changed;
    const recent = known && known.places.size > shortQueue && this.#clock.now() - known.at < freshMs;
    if (known && (exact || recent)) return known;
    const read = this.#read(deskId);
    this.#boards.set(deskId, read);
    // A look that failed is nobody's knowledge.
    read.catch(() => this.#boards.delete(deskId));
    return read;
  }

  async #read(deskId: number): Promise<Board> {
    const at = this.#clock.now();
    const rows = await this.#reads.queuePositions(deskId);
    return {
      at,
      places: new Map(rows.map(({ threadId, position }) => [threadId, position])),
      changed: false,
    };
  }
}
