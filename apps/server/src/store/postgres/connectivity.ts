import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Health } from './retry.ts';

const lookMs = 2000;
const lookAgainMs = 500;

/** Whether Postgres answers. It is asked all the time, so that a node nobody uses knows it too. */
export class Connectivity implements Health {
  readonly #pool: Pool;
  readonly #log: Pick<Logger, 'warn' | 'info' | 'debug'>;
  #timer: NodeJS.Timeout;
  #closed = false;
  readonly patienceMs: number;
  healthy = true;

  constructor(pool: Pool, log: Pick<Logger, 'warn' | 'info' | 'debug'>, patienceMs: number) {
    this.#pool = pool;
    this.#log = log;
    this.patienceMs = patienceMs;
    this.#timer = this.#lookLater();
  }

  reached(): void {
    if (this.healthy) return;
    this.healthy = true;
    this.#log.info('Postgres is back');
  }

  unreachable(error: unknown): void {
    if (!this.healthy) return;
    this.healthy = false;
    this.#log.warn({ err: error }, 'Postgres cannot be reached');
  }

  #lookLater(): NodeJS.Timeout {
    return setTimeout(() => void this.#look(), this.healthy ? lookMs : lookAgainMs).unref();
  }

  async #look(): Promise<void> {
    try {
      await this.#pool.query('SELECT 1');
      this.reached();
    } catch (error) {
      this.unreachable(error);
      this.#log.debug({ err: error }, 'Postgres is still away');
    }
    if (!this.#closed) this.#timer = this.#lookLater();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }
}
