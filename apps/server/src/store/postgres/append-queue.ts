import type { Pool, PoolClient } from 'pg';
import type { OrRefused } from '../refused.ts';
import type { Stored } from '../threads-port.ts';
import { recordOutbox } from '../transactions/outbox.ts';
import { appendBatch, type BatchOutcome } from './append-batch.ts';
import { type Send, visitorKey } from './batch-rows.ts';
import { DatabaseAway, isUnreachable, UnknownOutcome } from './failures.ts';
import { kyselyOver } from './kysely-over.ts';
import type { WriteDeps } from './named-writes.ts';
import { retrying } from './retry.ts';
import { inTransaction } from './transact.ts';

type Waiting = {
  send: Send;
  visitor: string;
  /** When it came. */
  since: number;
  resolve: (stored: OrRefused<Stored>) => void;
  reject: (error: unknown) => void;
};

const batchLimit = 512;
/** Each is a lock, and Postgres has 64 of them for each connection it allows; a node has twelve. */
const visitorsLimit = 200;
/** Batches under way at a time: while one waits for the disk, the next is being decided. */
const underWayLimit = 3;
/** More would wait for seconds, and be refused then. */
const waitingLimit = 20_000;

/**
 * Collects sends and writes them in batches, several at a time. A visitor's sends are never in two batches at once, so
 * that they keep their order.
 */
export class AppendQueue {
  readonly #pool: Pool;
  readonly #deps: WriteDeps;
  #waiting: Waiting[] = [];
  readonly #busy = new Set<string>();
  #underWay = 0;
  #inBatches = 0;
  #scheduled = false;
  #whenIdle: (() => void)[] = [];
  batches = 0;
  sends = 0;

  constructor(pool: Pool, deps: WriteDeps) {
    this.#pool = pool;
    this.#deps = deps;
  }

  get queued(): number {
    return this.#waiting.length + this.#inBatches;
  }

  append(send: Send): Promise<OrRefused<Stored>> {
    if (this.#waiting.length >= waitingLimit) return Promise.reject(new DatabaseAway());
    this.sends += 1;
    return new Promise((resolve, reject) => {
      const visitor = visitorKey(send.deskId, send.userid);
      this.#waiting.push({ send, visitor, since: performance.now(), resolve, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => this.#start());
    });
  }

  #start(): void {
    this.#scheduled = false;
    if (!this.#deps.health.healthy) this.#refuseTheOldest();
    while (this.#underWay < underWayLimit) {
      const batch = this.#nextBatch();
      if (batch.length === 0) break;
      void this.#run(batch);
    }
  }

  #refuseTheOldest(): void {
    const longAgo = performance.now() - this.#deps.health.patienceMs;
    const late = this.#waiting.findIndex(({ since }) => since > longAgo);
    const refused = this.#waiting.splice(0, late < 0 ? this.#waiting.length : late);
    for (const { reject } of refused) reject(new DatabaseAway());
  }

  /** In order; what belongs to a visitor who is in a batch under way stays, and so does all behind it of his. */
  #nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    const visitors = new Set<string>();
    for (const waiting of this.#waiting) {
      const fits = visitors.has(waiting.visitor) || visitors.size < visitorsLimit;
      if (!fits || batch.length >= batchLimit || this.#busy.has(waiting.visitor)) left.push(waiting);
      else {
        visitors.add(waiting.visitor);
        batch.push(waiting);
      }
    }
    this.#waiting = left;
    for (const visitor of visitors) this.#busy.add(visitor);
    return batch;
  }

  async #run(batch: Waiting[]): Promise<void> {
    this.#underWay += 1;
    this.#inBatches += batch.length;
    await this.#store(batch);
    this.#underWay -= 1;
    this.#inBatches -= batch.length;
    this.batches += 1;
    for (const { visitor } of batch) this.#busy.delete(visitor);
    this.#start();
    if (this.#underWay === 0 && this.#waiting.length === 0)
      for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  async #store(batch: Waiting[]): Promise<void> {
    try {
      const { results } = await this.#transaction(batch);
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index];
        if (result) resolve(result);
        else reject(new Error('a send without an outcome'));
      }
    } catch (error) {
      await this.#failed(batch, error);
    }
  }

  /** D2 tells whether a send that may have been stored was; without an id nobody can tell, and it is not tried again. */
  async #failed(batch: Waiting[], error: unknown): Promise<void> {
    if (error instanceof UnknownOutcome) {
      const repeatable = batch.filter(({ send }) => send.clientMsgId !== null);
      for (const { send, reject } of batch) if (send.clientMsgId === null) reject(error);
      if (repeatable.length > 0) await this.#store(repeatable);
    } else if (batch.length > 1 && !isUnreachable(error)) {
      // One of them cannot be stored, and the others must not suffer for it: by halves it is found soon.
      const half = batch.length >> 1;
      await this.#store(batch.slice(0, half));
      await this.#store(batch.slice(half));
    } else for (const { reject } of batch) reject(error);
  }

  async #transaction(batch: Waiting[]): Promise<BatchOutcome> {
    const sends = batch.map(({ send }) => send);
    const outcome = await retrying(
      this.#deps.health,
      () => inTransaction(this.#pool, (client) => this.#append(client, sends)),
      batch[0]?.since,
    );
    if (outcome.events.length > 0) this.#deps.committed(outcome.events, outcome.changeId);
    return outcome;
  }

  async #append(client: PoolClient, sends: Send[]): Promise<BatchOutcome> {
    const { subscriptions, now } = this.#deps;
    const outcome = await appendBatch(client, sends, now());
    await recordOutbox(kyselyOver(client), subscriptions, outcome.events, now());
    return outcome;
  }

  /** Settles when everything accepted so far is settled. */
  async idle(): Promise<void> {
    if (this.#underWay > 0 || this.#waiting.length > 0)
      await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }
}
