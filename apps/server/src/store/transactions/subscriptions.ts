import type { WebhookEvent } from '@inlay/protocol/channel-http/webhook.ts';
import type { Db } from './transaction.ts';

/** As much of an enabled webhook as the outbox needs. */
export type Subscription = {
  webhookId: number;
  deskId: number;
  events: readonly WebhookEvent[];
  channel: string | null;
};

/** How long a node of several may not know of another's webhook. */
export const subscriptionsMaxAgeMs = 1000;

const read = async (db: Db): Promise<Subscription[]> => {
  const rows = await db
    .selectFrom('webhook')
    .select(['id', 'desk_id', 'events', 'channel'])
    .where('enabled', '=', 1)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    webhookId: row.id,
    deskId: row.desk_id,
    // Written by this server only, from a checked list.
    events: JSON.parse(row.events) as WebhookEvent[],
    channel: row.channel,
  }));
};

/**
 * The writer's memory of all enabled webhooks. `forget` it before and after a transaction that changes them, and when
 * one is rolled back. A store that is not the only writer gives a `maxAgeMs`.
 */
export class Subscriptions {
  readonly #maxAgeMs: number;
  readonly #now: () => number;
  #known: { list: readonly Subscription[]; at: number } | null = null;

  constructor({ maxAgeMs, now }: { maxAgeMs: number; now: () => number }) {
    this.#maxAgeMs = maxAgeMs;
    this.#now = now;
  }

  /** Null: not known, or not any more. */
  known(): readonly Subscription[] | null {
    if (this.#known === null || this.#now() - this.#known.at >= this.#maxAgeMs) return null;
    return this.#known.list;
  }

  async load(db: Db): Promise<readonly Subscription[]> {
    const at = this.#now();
    const list = await read(db);
    this.#known = { list, at };
    return list;
  }

  forget(): void {
    this.#known = null;
  }
}

const changing: ReadonlySet<string> = new Set(['createWebhook', 'changeWebhook', 'deleteWebhook']);

/** Whether a transaction of this name changes who is told what. */
export const changesSubscriptions = (name: string): boolean => changing.has(name);
