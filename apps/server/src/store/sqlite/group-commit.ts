import { Worker } from 'node:worker_threads';
import type { SpokenPart } from '@inlay/protocol/content.ts';
import type { Logger } from 'pino';
import type { OrRefused } from '../refused.ts';
import type { StoreEvent } from '../store-event.ts';
import type { Stored } from '../threads-port.ts';
import type { TransactionName } from '../transactions/all.ts';
import { appendEvents, storedOf } from './append-events.ts';
import { decodeOutcomes, encodeGroup } from './append-wire.ts';
import type { AppendRequest } from './append.ts';
import { fromWriter, type GroupRequest, type Outcome, toWriter } from './writer-messages.ts';

/** A request with whom to tell what became of it. */
type Waiting = {
  request: GroupRequest;
  /** Tells the events, then the caller. */
  settle: (outcome: Outcome) => void;
  reject: (error: Error) => void;
};

const errorOf = (outcome: Outcome): Error =>
  new Error('error' in outcome ? outcome.error : 'the writer answered another request');

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
  #onCommit: (commit: { ms: number; writes: number }) => void = () => undefined;
  #handedOverAt = 0;
  #afterClose: () => void = () => undefined;
  #whenIdle: (() => void)[] = [];
  commits = 0;
  writes = 0;

  private constructor(worker: Worker, log: Logger) {
    this.#worker = worker;
    this.#log = log;
    worker.on('message', (message: unknown) => typeof message === 'string' && this.#receive(message));
    worker.on('error', (error) => this.#break(error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => this.#state !== 'closed' && this.#break('the writer ended'));
  }

  static async start(dataDir: string, log: Logger): Promise<GroupCommit> {
    const worker = new Worker(new URL('./writer.ts', import.meta.url), { workerData: { dataDir } });
    const applied = await new Promise<string[]>((resolve, reject) => {
      const listen = (message: unknown) => {
        if (typeof message !== 'string' || !message.startsWith(fromWriter.ready)) return;
        worker.off('message', listen);
        resolve(JSON.parse(message.slice(1)) as string[]);
      };
      worker.on('message', listen);
      worker.once('error', reject);
    });
    if (applied.length > 0) log.info({ applied }, 'database brought up to date');
    return new GroupCommit(worker, log);
  }

  onEvents(listener: (events: StoreEvent[]) => void): void {
    this.#onEvents = listener;
  }

  /** How long each group took, from here and back. */
  onCommit(listener: (commit: { ms: number; writes: number }) => void): void {
    this.#onCommit = listener;
  }

  get healthy(): boolean {
    return this.#state !== 'broken';
  }

  get queued(): number {
    return this.#waiting.length + this.#running.length;
  }

  write(name: TransactionName, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: Outcome): void => {
        if (!('events' in outcome)) return reject(errorOf(outcome));
        if (outcome.events.length > 0) this.#onEvents(outcome.events);
        resolve(outcome.value);
      };
      this.#add({ request: { name, input }, settle, reject });
    });
  }

  append(input: AppendRequest, parts: SpokenPart[]): Promise<OrRefused<Stored>> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: Outcome): void => {
        if (!('append' in outcome)) return reject(errorOf(outcome));
        // The writer answers with a few numbers; the caller's own request tells the rest.
        const events = appendEvents(outcome.append, input, parts);
        if (events.length > 0) this.#onEvents(events);
        resolve(storedOf(outcome.append, input));
      };
      this.#add({ request: { name: 'append', input }, settle, reject });
    });
  }

  #add(waiting: Waiting): void {
    if (this.#state === 'broken' || this.#state === 'closed')
      return waiting.reject(new Error('the store takes no writes: it is closed, or the disk refused one'));
    this.writes += 1;
    this.#waiting.push(waiting);
    if (this.#state !== 'idle' || this.#scheduled) return;
    this.#scheduled = true;
    // What the same turn of the event loop brings shares a commit.
    queueMicrotask(() => this.#next());
  }

  #next(): void {
    this.#scheduled = false;
    if (this.#state !== 'idle' || this.#waiting.length === 0) return;
    this.#running = this.#waiting.splice(0, groupLimit);
    this.#state = 'running';
    this.#handedOverAt = performance.now();
    this.#post(toWriter.group + encodeGroup(this.#running.map(({ request }) => request)));
  }

  #post(message: string): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    this.#worker.postMessage(message);
  }

  #receive(message: string): void {
    const text = message.slice(1);
    if (message.startsWith(fromWriter.settled)) this.#settled(decodeOutcomes(text));
    else if (message.startsWith(fromWriter.failed)) this.#break(text);
    else if (message.startsWith(fromWriter.closed)) this.#afterClose();
  }

  #settled(outcomes: Outcome[]): void {
    const group = this.#running;
    this.#running = [];
    this.#state = 'idle';
    this.commits += 1;
    this.#onCommit({ ms: performance.now() - this.#handedOverAt, writes: group.length });
    for (const [index, { settle }] of group.entries()) settle(outcomes[index] ?? { error: 'no outcome' });
    // After the answers have left: what they bring back and what is waiting make a larger group.
    setImmediate(() => this.#next());
    if (this.queued === 0) for (const resolve of this.#whenIdle.splice(0)) resolve();
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
      this.#post(toWriter.close);
      await closed;
    }
    await this.#worker.terminate();
  }
}
