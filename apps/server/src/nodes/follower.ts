import type { Logger } from 'pino';
import { hintBody } from '../bus/event-schema.ts';
import type { NodeLine } from '../bus/node-line.ts';
import type { Bus } from '../bus/port.ts';
import type { Clock } from '../deps.ts';
import type { Change, ChangeCursor, ChangeLog, StoreReads } from '../store/port.ts';
import type { StoreEvent } from '../store/store-event.ts';
import type { ThreadHead } from '../store/threads-port.ts';
import { HeardChanges } from './heard-changes.ts';
import { readMissing, wholeEvents } from './read-missing.ts';
import { ThreadSeqs } from './thread-seqs.ts';

export type FollowerNeeds = {
  changes: ChangeLog;
  reads: Pick<StoreReads, 'messagesAfter'>;
  bus: Pick<Bus, 'deliver'>;
  line: Pick<NodeLine, 'send' | 'on' | 'onBack'>;
  clock: Clock;
  log: Pick<Logger, 'warn' | 'error' | 'info'>;
  /** Somebody connected here may be shown this thread. */
  cares: (thread: ThreadHead) => boolean;
  /** The log does not reach back to where this node is: whoever is connected here has to fetch anew. */
  onLost: () => void;
  pollMs?: number;
};

/** D4: well below a second, so that what Redis lost is there within one. */
const usualPollMs = 500;
/** A hint that cannot be told yet: the one before it is mostly a moment away. */
const hintMs = 5;
const longestHintMs = 250;
const pageChanges = 500;
/** After so many looks at the log, all of it newer than the hint, the hint was of nothing. */
const looksAtHint = 100;

const trimEachMs = 60_000;
const keepMs = 10 * 60_000;

/**
 * D4: a node learns of every change once and in the order of the log: at once of its own and of those that others hint
 * at, by polling of all the rest.
 */
export class Follower {
  readonly #needs: FollowerNeeds;
  readonly #seqs: ThreadSeqs;
  readonly #heard: HeardChanges;
  readonly #cancels: (() => void)[] = [];
  #cursor: ChangeCursor | null = null;
  #lastLook: number;
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #cancelSoon: (() => void) | null = null;
  #looksInVain = 0;
  #failing = false;
  #closed = false;

  constructor(needs: FollowerNeeds) {
    this.#needs = needs;
    this.#seqs = new ThreadSeqs(needs.clock);
    this.#heard = new HeardChanges(this.#seqs, (events, origin) => needs.bus.deliver(events, origin));
    this.#lastLook = needs.clock.now();
  }

  async start(): Promise<void> {
    const { changes, clock, line, pollMs = usualPollMs } = this.#needs;
    this.#cursor = await changes.end();
    this.#lastLook = clock.now();
    this.#cancels.push(
      line.on('hint', (body, node) => this.#hint(body, node)),
      line.onBack(() => this.#look()),
      clock.every(pollMs, () => this.#look()),
      clock.every(trimEachMs, () => this.#trim()),
    );
  }

  /** This node's own commits, in their order. */
  committed(events: StoreEvent[], changeId: string): void {
    if (!this.#heard.hear(changeId, events, 'here')) this.#lookSoon();
    this.#needs.line.send('hint', { changeId, events });
  }

  #hint(body: unknown, node: string): void {
    const wrong = hintBody.firstError(body);
    if (wrong) return this.#needs.log.warn({ node, ...wrong }, 'a hint of another node is malformed');
    const { changeId, events } = body as { changeId: string; events: StoreEvent[] };
    if (!this.#heard.hear(changeId, events, 'elsewhere')) this.#lookSoon();
  }

  #lookSoon(): void {
    if (this.#cancelSoon || this.#closed) return;
    const wait = Math.min(longestHintMs, hintMs * (1 + this.#looksInVain));
    this.#cancelSoon = this.#needs.clock.after(wait, () => {
      this.#cancelSoon = null;
      if (this.#heard.waiting > 0) this.#look();
    });
  }

  /** One look at a time; what comes meanwhile asks for one more. */
  #look(): void {
    this.#lookAgain = true;
    if (this.#looking || this.#closed) return;
    this.#looking = this.#lookWhileWanted().finally(() => (this.#looking = null));
  }

  async #lookWhileWanted(): Promise<void> {
    while (this.#lookAgain && !this.#closed) {
      this.#lookAgain = false;
      try {
        await this.#readOn();
        this.#failing = false;
      } catch (error) {
        if (!this.#failing) this.#needs.log.error({ err: error }, 'the log of changes could not be read');
        this.#failing = true;
      }
    }
    this.#mindWhatWaits();
  }

  async #readOn(): Promise<void> {
    const { changes, clock } = this.#needs;
    if (clock.now() - this.#lastLook > keepMs - trimEachMs) await this.#startOver();
    for (let full = true; full && this.#cursor !== null && !this.#closed;) {
      const page = await changes.after(this.#cursor, pageChanges);
      await this.#tellAll(page.changes);
      this.#cursor = page.cursor;
      full = page.changes.length >= pageChanges;
    }
    this.#lastLook = clock.now();
  }

  async #tellAll(changes: readonly Change[]): Promise<void> {
    const unheard = changes.filter(({ id }) => !this.#heard.isKnown(id));
    const rows = await readMissing({ ...this.#needs, seqs: this.#seqs }, unheard);
    for (const change of changes) {
      // A hint may have come while the rows were read.
      if (this.#heard.pass(change.id)) continue;
      this.#heard.tell(wholeEvents(change, rows, this.#seqs), 'elsewhere');
      this.#noteHeads(change);
    }
  }

  /** Threads that nobody here is shown are told by being passed. */
  #noteHeads({ events }: Change): void {
    for (const event of events)
      if (event.type === 'heads')
        this.#seqs.set(event.thread.id, Math.max(event.lastSeq, this.#seqs.get(event.thread.id) ?? 0));
  }

  #mindWhatWaits(): void {
    if (this.#heard.waiting === 0) {
      this.#looksInVain = 0;
      return;
    }
    this.#looksInVain += 1;
    if (this.#looksInVain <= looksAtHint || this.#failing) return this.#lookSoon();
    const changes = this.#heard.forgetWaiting();
    this.#needs.log.warn({ changes }, 'hints of changes that are not in the log are forgotten');
  }

  /** Frozen for longer than the log is kept: what happened meanwhile is known to the database only. */
  async #startOver(): Promise<void> {
    this.#needs.log.warn({ behindMs: this.#needs.clock.now() - this.#lastLook }, 'too far behind the log');
    this.#cursor = await this.#needs.changes.end();
    this.#needs.onLost();
  }

  #trim(): void {
    const { changes, clock, log } = this.#needs;
    changes
      .trim(clock.now() - keepMs)
      .catch((error: unknown) => log.warn({ err: error }, 'the log of changes could not be trimmed'));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelSoon?.();
    for (const cancel of this.#cancels.splice(0)) cancel();
    await this.#looking;
  }
}
