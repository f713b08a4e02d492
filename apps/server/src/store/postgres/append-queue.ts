import type { Pool } from 'pg';
import type { OrRefused, Stored } from '../port.ts';
import { recordOutbox } from '../transactions/outbox.ts';
import { appendBatch, type BatchOutcome } from './append-batch.ts';
import { type Send, visitorKey } from './batch-rows.ts';
import { loggedEvents } from './changes.ts';
import { withClient } from './connection.ts';
import { isUnreachable, UnknownOutcome } from './failures.ts';
import { kyselyOver } from './kysely-over.ts';
import type { WriteDeps } from './named-writes.ts';
import { retrying } from './retry.ts';
import { clientTransaction } from './transact.ts';

type Waiting = {
  send: Send;
  resolve: (stored: OrRefused<Stored>) => void;
  reject: (error: unknown) => void;
};

const batchLimit = 512;
/** Batches under way at a time: while one waits for the disk, the next is being decided. */
const underWayLimit = 3;

const keyOf = ({ send }: Waiting): string => visitorKey(send.deskId, send.userid);

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
  #scheduled = false;
  #whenIdle: (() => void)[] = [];
  batches = 0;
  sends = 0;

  constructor(pool: Pool, deps: WriteDeps) {
    this.#pool = pool;
    this.#deps = deps;
  }

  get queued(): number {
    return this.#waiting.length + this.#busy.size;
  }

  append(send: Send): Promise<OrRefused<Stored>> {
    this.sends += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ send, resolve, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => this.#start());
    });
  }

  #start(): void {
    this.#scheduled = false;
    while (this.#underWay < underWayLimit) {
      const batch = this.#nextBatch();
      if (batch.length === 0) break;
      void this.#run(batch);
    }
  }

  /** In order; what belongs to a visitor who is in a batch under way stays, and so does all behind it of his. */
  #nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    for (const waiting of this.#waiting) {
      if (batch.length < batchLimit && !this.#busy.has(keyOf(waiting))) batch.push(waiting);
      else left.push(waiting);
    }
    this.#waiting = left;
    for (const waiting of batch) this.#busy.add(keyOf(waiting));
    return batch;
  }

  async #run(batch: Waiting[]): Promise<void> {
    this.#underWay += 1;
    await this.#store(batch);
    this.#underWay -= 1;
    this.batches += 1;
    for (const waiting of batch) this.#busy.delete(keyOf(waiting));
    this.#start();
    if (this.#underWay === 0 && this.#waiting.length === 0)
      for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  async #store(batch: Waiting[]): Promise<void> {
    try {
      const { results } = await this.#transaction(batch.map(({ send }) => send));
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
      // One of them cannot be stored; the others must not suffer for it.
      for (const waiting of batch) await this.#store([waiting]);
    } else for (const { reject } of batch) reject(error);
  }

  async #transaction(sends: Send[]): Promise<BatchOutcome> {
    const { health, subscriptions, committed, now } = this.#deps;
    const { outcome, changeId } = await retrying(health, () =>
      withClient(this.#pool, (client) =>
        clientTransaction(client, async () => {
          const done = await appendBatch(client, sends);
          if (done.events.length === 0) return { outcome: done, changeId: undefined };
          await recordOutbox(kyselyOver(client), subscriptions, done.events, now());
          const { rows } = await client.query<{ id: number }>({
            name: 'log-change',
            text: 'INSERT INTO change (at, events) VALUES ($1, $2) RETURNING id',
            values: [now(), loggedEvents(done.events)],
          });
          return { outcome: done, changeId: String(rows[0]?.id) };
        }),
      ),
    );
    if (outcome.events.length > 0) committed(outcome.events, changeId);
    return outcome;
  }

  /** Settles when everything accepted so far is settled. */
  async idle(): Promise<void> {
    if (this.#underWay > 0 || this.#waiting.length > 0)
      await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }
}
