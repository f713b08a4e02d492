import type { Clock } from '@inlay/client/clock.ts';
import { backOff } from '@inlay/client/back-off.ts';
import type { SipCredential } from './sip-port.ts';

type Watcher = {
  onCredential: (credential: SipCredential) => void;
  /** The session that could mint one is over. */
  onRefused: () => void;
};

/** Asks the server; null: the agent is not logged in any more. Rejects when the server cannot be asked. */
export type FetchCredential = () => Promise<SipCredential | null>;

/** A credential lives an hour at most (P6); a fresh one is fetched well before, and again until it comes. */
const ahead = 0.75;

export class CredentialKeeper {
  readonly #fetch: FetchCredential;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #watcher: Watcher;
  #cancel: () => void = () => undefined;
  #attempt = 0;
  #fetching = false;
  #closed = false;

  constructor(fetch: FetchCredential, clock: Clock, random: () => number, watcher: Watcher) {
    this.#fetch = fetch;
    this.#clock = clock;
    this.#random = random;
    this.#watcher = watcher;
  }

  /** Now; one question at a time. */
  async refresh(): Promise<void> {
    if (this.#fetching || this.#closed) return;
    this.#fetching = true;
    this.#cancel();
    const answer = await this.#fetch().then(
      (credential) => ({ credential }),
      () => null,
    );
    this.#fetching = false;
    if (this.#closed) return;
    if (answer === null) this.#again();
    else if (answer.credential === null) this.#watcher.onRefused();
    else this.#got(answer.credential);
  }

  /** Idempotent. */
  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  #got(credential: SipCredential): void {
    this.#attempt = 0;
    const life = credential.expiresAt - this.#clock.now();
    this.#cancel = this.#clock.after(Math.max(5_000, life * ahead), () => void this.refresh());
    this.#watcher.onCredential(credential);
  }

  #again(): void {
    this.#cancel = this.#clock.after(backOff(this.#attempt, this.#random), () => void this.refresh());
    this.#attempt += 1;
  }
}
