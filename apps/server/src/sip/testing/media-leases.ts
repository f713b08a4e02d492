import type { Clock } from '../../deps.ts';

export type Lease = { token: number; holder: string; expiresAt: number };
export type Claim = { granted: true; lease: Lease } | { granted: false; heldBy: string };

/**
 * P7: who of an agent's tabs has the microphone. Tokens only ever grow, so that a holder which slept through its own
 * replacement is known by its old one. In memory: for one process.
 */
export class MediaLeases {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #ttlMs: number;
  readonly #leases = new Map<string, Lease>();
  #lastToken: number;

  constructor(clock: Pick<Clock, 'now'>, ttlMs: number) {
    this.#clock = clock;
    this.#ttlMs = ttlMs;
    // After a restart too, tokens are higher than all before.
    this.#lastToken = clock.now();
  }

  current(extension: string): Lease | null {
    const lease = this.#leases.get(extension);
    if (!lease) return null;
    if (lease.expiresAt > this.#clock.now()) return lease;
    this.#leases.delete(extension);
    return null;
  }

  /** `take` wins against a living holder: the agent asked for the phone here. */
  claim(extension: string, holder: string, take = false): Claim {
    const lease = this.current(extension);
    if (lease && lease.holder === holder) return { granted: true, lease: this.#extend(lease) };
    if (lease && !take) return { granted: false, heldBy: lease.holder };
    this.#lastToken += 1;
    const fresh = { token: this.#lastToken, holder, expiresAt: this.#clock.now() + this.#ttlMs };
    this.#leases.set(extension, fresh);
    return { granted: true, lease: fresh };
  }

  /** Null: the token is not the current one any more. */
  renew(extension: string, token: number): Lease | null {
    const lease = this.current(extension);
    return lease?.token === token ? this.#extend(lease) : null;
  }

  release(extension: string, token: number): void {
    if (this.current(extension)?.token === token) this.#leases.delete(extension);
  }

  #extend(lease: Lease): Lease {
    lease.expiresAt = this.#clock.now() + this.#ttlMs;
    return lease;
  }
}
