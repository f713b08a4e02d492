import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { StoreEvent } from '../port.ts';
import type { FromWriter, Outcome, ToWriter, WriteRequest } from './writer-messages.ts';

type Waiting = {
  request: WriteRequest;
  /** Tells the events that this request's own caller knows best; null: those of the writer. */
  events: ((value: unknown) => StoreEvent[]) | null;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
};

/** `node --watch` sends notes of its own through the same port; they are objects, ours are texts. */
const parseMessage = (data: unknown): FromWriter | null =>
  typeof data === 'string' ? (JSON.parse(data) as FromWriter) : null;

/** More would only make the first of a group wait for the last. */
const groupLimit = 512;

/**
 * Collects writes while a commit runs and sends them as the next group. Events are handed out in commit order, each
 * before its promise settles.
 *
 *   idle ──write──▶ running ──settled, nothing waits──▶ idle
 *                     │  ▲└─settled, more waits─┘
 *                     └──failed──▶ broken (refuses everything: what is on disk is the truth)
 */
export class GroupCommit {
  readonly #worker: Worker;
  readonly #log: Logger;
  #state: 'idle' | 'running' | 'broken' | 'closed' = 'idle';
  #waiting: Waiting[] = [];
  #running: Waiting[] = [];
  #scheduled = false;
  #onEvents: (events: StoreEvent[]) => void = () => undefined;
  #afterClose: () => void = () => undefined;
  #whenIdle: (() => void)[] = [];
  commits = 0;
  writes = 0;

  private constructor(worker: Worker, log: Logger) {
    this.#worker = worker;
    this.#log = log;
    worker.on('message', (data: unknown) => {
      const message = parseMessage(data);
      if (message) this.#receive(message);
    });
    worker.on('error', (error) => this.#break(error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => this.#state !== 'closed' && this.#break('the writer ended'));
  }

  static async start(dataDir: string, log: Logger): Promise<GroupCommit> {
    const worker = new Worker(new URL('./writer.ts', import.meta.url), { workerData: { dataDir } });
    const applied = await new Promise<string[]>((resolve, reject) => {
      worker.on('message', (data: unknown) => {
        const message = parseMessage(data);
        if (message?.type === 'ready') resolve(message.applied);
      });
      worker.once('error', reject);
    });
    if (applied.length > 0) log.info({ applied }, 'database brought up to date');
    return new GroupCommit(worker, log);
  }

  onEvents(listener: (events: StoreEvent[]) => void): void {
    this.#onEvents = listener;
  }

  get healthy(): boolean {
    return this.#state !== 'broken';
  }

  get queued(): number {
    return this.#waiting.length + this.#running.length;
  }

  write(request: WriteRequest, events: Waiting['events'] = null): Promise<unknown> {
    if (this.#state === 'broken' || this.#state === 'closed') {
      return Promise.reject(new Error('the store takes no writes: it is closed, or the disk refused one'));
    }
    this.writes += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, events, resolve, reject });
      if (this.#state === 'idle' && !this.#scheduled) {
        this.#scheduled = true;
        // What the same turn of the event loop brings shares a commit.
        queueMicrotask(() => this.#next());
      }
    });
  }

  #next(): void {
    this.#scheduled = false;
    if (this.#state !== 'idle' || this.#waiting.length === 0) return;
    this.#running = this.#waiting.splice(0, groupLimit);
    this.#state = 'running';
    this.#post({ type: 'group', requests: this.#running.map(({ request }) => request) });
  }

  #post(message: ToWriter): void {
    // As text, which is copied at half the cost of objects.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    this.#worker.postMessage(JSON.stringify(message));
  }

  #receive(message: FromWriter): void {
    if (message.type === 'failed') this.#break(message.error);
    else if (message.type === 'closed') this.#afterClose();
    else if (message.type === 'settled') this.#settled(message.outcomes);
  }

  #settled(outcomes: Outcome[]): void {
    const group = this.#running;
    this.#running = [];
    this.#state = 'idle';
    this.commits += 1;
    // The writer works on the next group while this one is told.
    this.#next();
    for (const [index, waiting] of group.entries()) this.#tell(waiting, outcomes[index]);
    if (this.queued === 0) for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  #tell(waiting: Waiting, outcome: Outcome | undefined): void {
    if (!outcome?.ok) {
      waiting.reject(new Error(outcome?.error ?? 'no outcome'));
      return;
    }
    const events = waiting.events ? waiting.events(outcome.value) : (outcome.events ?? []);
    if (events.length > 0) this.#onEvents(events);
    waiting.resolve(outcome.value);
  }

  #break(reason: string): void {
    if (this.#state === 'broken') return;
    this.#state = 'broken';
    this.#log.fatal({ reason }, 'the database refused a commit: nothing more is accepted');
    const error = new Error(`not stored: ${reason}`);
    for (const waiting of [...this.#running.splice(0), ...this.#waiting.splice(0)]) waiting.reject(error);
    for (const resolve of this.#whenIdle.splice(0)) resolve();
    this.#afterClose();
  }

  /** Settles when everything accepted so far is on disk. */
  async drained(): Promise<void> {
    if (this.queued > 0) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
    if (this.#state === 'broken') throw new Error('the store has failed');
  }

  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    if (this.queued > 0) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
    const broken = this.#state === 'broken';
    this.#state = 'closed';
    if (!broken) {
      const closed = new Promise<void>((resolve) => (this.#afterClose = resolve));
      this.#post({ type: 'close' });
      await closed;
    }
    await this.#worker.terminate();
  }
}
