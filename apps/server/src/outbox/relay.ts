import type { ClaimedLine, WebhookRecord } from '../store/outbox-port.ts';
import { newMsgId } from '../store/msg-id.ts';
import { LineSlots } from './line-slots.ts';
import type { RelayDeps } from './relay-deps.ts';
import { sendLine } from './send-line.ts';

/** What other nodes wrote, claims of nodes that died, webhooks made elsewhere: found within this time. */
const lookAgainMs = 5000;
const sweepMs = 60 * 60 * 1000;
const keepDeadMs = 30 * 24 * 60 * 60 * 1000;
/** A stop waits this long for receivers that are slow to answer. */
const patienceMs = 3000;

/**
 * Sends what stands in the outbox (D6). Any number of nodes may run one each: the database gives each line to one of
 * them at a time.
 *
 *   resting ──wake, or something is due──▶ looking ──claims lines, each is sent on its own──▶ resting
 */
export class Relay {
  readonly #deps: RelayDeps;
  readonly #slots = new LineSlots({ most: 64, mostOfOne: 8 });
  readonly #lines = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #cancels: (() => void)[] = [];
  #cancelTimer: () => void = () => undefined;
  #looking: Promise<void> | null = null;
  #again = false;
  #open = true;
  #closing: Promise<void> | null = null;
  /** Desks with an enabled webhook, as of the last look. */
  #desks: ReadonlySet<number> = new Set();

  constructor(deps: RelayDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#cancels.push(this.#deps.clock.every(sweepMs, () => this.#sweep()));
    this.#sweep();
    this.wake();
  }

  /** Something may be due. Cheap, and may be called at any time. */
  wake(): void {
    if (!this.#open) return;
    this.#again = true;
    if (this.#looking) return;
    this.#looking = this.#look().finally(() => {
      this.#looking = null;
      // Called for between the last look and this.
      if (this.#again) this.wake();
    });
  }

  /** Something happened at this desk. */
  wakeFor(deskId: number): void {
    if (this.#desks.has(deskId)) this.wake();
  }

  async #look(): Promise<void> {
    this.#cancelTimer();
    let next = lookAgainMs;
    try {
      while (this.#again && this.#open) {
        this.#again = false;
        next = await this.#round();
      }
    } catch (error) {
      // A store that is broken tells it itself; here the next look is the answer.
      this.#deps.log.error({ err: error }, 'looking into the outbox failed');
    }
    if (this.#open) this.#cancelTimer = this.#deps.clock.after(next, () => this.wake());
  }

  /** Claims what is due and starts sending it. Answers when to look again. */
  async #round(): Promise<number> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    const webhooks = await store.reads.webhooksDue();
    this.#desks = new Set(webhooks.map(({ deskId }) => deskId));
    for (const webhook of webhooks)
      if (webhook.dueAt !== null && webhook.dueAt <= now) await this.#claim(webhook, now);
    const later = webhooks.flatMap(({ dueAt }) => (dueAt !== null && dueAt > now ? [dueAt - now] : []));
    return Math.min(lookAgainMs, ...later);
  }

  async #claim(webhook: WebhookRecord, now: number): Promise<void> {
    const limit = this.#slots.free(webhook.id);
    if (limit <= 0 || !this.#open) return;
    const claim = newMsgId();
    const { lines } = await this.#deps.store.writes.claimDeliveries({
      webhookId: webhook.id,
      claim,
      limit,
      leaseMs: this.#deps.leaseMs,
      now,
    });
    for (const line of lines) this.#send(webhook, line, claim);
  }

  #send(webhook: WebhookRecord, line: ClaimedLine, claim: string): void {
    const giveBack = this.#slots.take(webhook.id);
    const sending = sendLine(this.#deps, webhook, line, claim, this.#stop.signal)
      .catch((error: unknown) =>
        // The claim runs out by itself, and somebody sends it again.
        this.#deps.log.error({ err: error, webhook: webhook.id }, 'the outbox could not be written'),
      )
      .finally(() => {
        giveBack();
        this.#lines.delete(sending);
        this.wake();
      });
    this.#lines.add(sending);
  }

  #sweep(): void {
    const now = this.#deps.clock.now();
    this.#deps.store.writes
      .sweepOutbox({ deadBefore: now - keepDeadMs, now })
      .catch((error: unknown) => this.#deps.log.error({ err: error }, 'sweeping the outbox failed'));
  }

  async #finish(): Promise<void> {
    this.#cancelTimer();
    for (const cancel of this.#cancels.splice(0)) cancel();
    await this.#looking;
    const cancelPatience = this.#deps.clock.after(patienceMs, () => this.#stop.abort());
    await Promise.all(this.#lines);
    cancelPatience();
  }

  /** Takes no more; waits for the answers under way, then gives the rest back. */
  close(): Promise<void> {
    this.#open = false;
    this.#closing ??= this.#finish();
    return this.#closing;
  }
}
