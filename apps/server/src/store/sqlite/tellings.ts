import type { SpokenPart } from '@inlay/protocol/content.ts';
import type { StoreEvent } from '../store-event.ts';
import { recordOutbox } from '../transactions/outbox.ts';
import { changesSubscriptions, type Subscriptions } from '../transactions/subscriptions.ts';
import type { Db } from '../transactions/transaction.ts';
import { appendEvents } from './append-events.ts';
import type { GroupRequest, Outcome } from './writer-messages.ts';

const eventsOf = (request: GroupRequest, outcome: Outcome): StoreEvent[] => {
  if ('events' in outcome) return outcome.events;
  if (request.name !== 'append' || !('append' in outcome)) return [];
  const parts = request.input.parts.map((part) => JSON.parse(part) as SpokenPart);
  return appendEvents(outcome.append, request.input, parts);
};

/** D6: what webhooks are told of a group, in its own commit. While no desk has one, nothing is put together. */
export class Tellings {
  readonly #subscriptions: Subscriptions;
  readonly #events: StoreEvent[] = [];

  constructor(subscriptions: Subscriptions) {
    this.#subscriptions = subscriptions;
  }

  add(request: GroupRequest, outcome: Outcome): void {
    if (changesSubscriptions(request.name)) this.#subscriptions.forget();
    if (this.#subscriptions.known()?.length !== 0) this.#events.push(...eventsOf(request, outcome));
  }

  store(db: Db, now: number): Promise<void> {
    return recordOutbox(db, this.#subscriptions, this.#events, now);
  }
}
