import type { Clock } from '@inlay/client/clock.ts';

export type LeaseGrant = { granted: true; token: number; ttlMs: number } | { granted: false };

/** The server's side of the lease (P7); rejects when it cannot be asked. */
export type LeasePort = {
  claim(take: boolean): Promise<LeaseGrant>;
  /** False: the token is not the current one any more. */
  renew(token: number): Promise<boolean>;
  release(token: number): Promise<void>;
};

/**
 *   mirroring ──claim granted──► holding ──renewal refused, or no renewal in time──► mirroring
 *       ▲  └──refused, unreachable: again after a while──┘  │
 *       └──────────────────────── release ──────────────────┘   who insists claims again at once, and takes
 */
export type LeaseState = { name: 'mirroring' } | { name: 'holding'; token: number };

type Watcher = {
  onChange: (state: LeaseState) => void;
  /** A call lives here that no other tab can have: the lease is taken back. */
  insists?: () => boolean;
};

const retryMs = 5_000;
/** The server's clock may run a little faster than ours. */
const margin = 0.9;

/** Which of the agent's tabs has the phone. Timers only; no word of SIP. */
export class MediaLease {
  readonly #port: LeasePort;
  readonly #clock: Clock;
  readonly #watcher: Watcher;
  #state: LeaseState = { name: 'mirroring' };
  #ttlMs = 0;
  #cancelNext: () => void = () => undefined;
  #cancelEnd: () => void = () => undefined;
  #closed = false;
  /** An answer to an older question is worth nothing. */
  #round = 0;

  constructor(port: LeasePort, clock: Clock, watcher: Watcher) {
    this.#port = port;
    this.#clock = clock;
    this.#watcher = watcher;
  }

  get state(): LeaseState {
    return this.#state;
  }

  /** Asks now and, if refused, again and again. `take`: the agent wants the phone in this tab. */
  async claim(take = this.#insists()): Promise<LeaseState> {
    if (this.#closed || (this.#state.name === 'holding' && !take)) return this.#state;
    this.#round += 1;
    const round = this.#round;
    // The lease runs from when it was asked for, not from when the answer came.
    const askedAt = this.#clock.now();
    const grant = await this.#ask(() => this.#port.claim(take));
    if (round !== this.#round || this.#closed) return this.#state;
    if (grant === null || !grant.granted) this.#later();
    else this.#hold(grant.token, grant.ttlMs, askedAt);
    return this.#state;
  }

  /** The holder has gone or has changed; the bus says so. */
  onFreed(): void {
    if (this.#state.name === 'mirroring') void this.claim();
  }

  /** Another tab has it now, says the server. */
  onTaken(token: number): void {
    if (this.#state.name === 'holding' && token > this.#state.token) this.#lose();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelNext();
    this.#cancelEnd();
    const { token } = this.#state.name === 'holding' ? this.#state : { token: null };
    if (token !== null) await this.#ask(() => this.#port.release(token));
  }

  #insists(): boolean {
    return this.#watcher.insists?.() === true;
  }

  /** Null: it could not be asked. The next attempt is the answer to that. */
  async #ask<T>(run: () => Promise<T>): Promise<T | null> {
    return run().catch(() => null);
  }

  #hold(token: number, ttlMs: number, askedAt: number): void {
    this.#ttlMs = ttlMs;
    this.#cancelEnd();
    const left = askedAt + ttlMs * margin - this.#clock.now();
    // P7: who cannot renew must let go before the server gives the lease to another.
    this.#cancelEnd = this.#clock.after(Math.max(0, left), () => this.#lose());
    this.#cancelNext();
    this.#cancelNext = this.#clock.after(ttlMs / 3, () => void this.#renew(token));
    if (this.#state.name !== 'holding' || this.#state.token !== token) this.#set({ name: 'holding', token });
  }

  async #renew(token: number): Promise<void> {
    const askedAt = this.#clock.now();
    const renewed = await this.#ask(() => this.#port.renew(token));
    if (this.#closed || this.#state.name !== 'holding' || this.#state.token !== token) return;
    if (renewed === true) this.#hold(token, this.#ttlMs, askedAt);
    else if (renewed === false) this.#lose();
    else this.#cancelNext = this.#clock.after(retryMs / 5, () => void this.#renew(token));
  }

  #lose(): void {
    this.#cancelEnd();
    this.#set({ name: 'mirroring' });
    if (this.#insists()) void this.claim();
    else this.#later();
  }

  #later(): void {
    this.#cancelNext();
    this.#cancelNext = this.#clock.after(retryMs, () => void this.claim());
  }

  #set(state: LeaseState): void {
    this.#state = state;
    this.#watcher.onChange(state);
  }
}
