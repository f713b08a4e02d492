import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Health } from './retry.ts';

const lookAgainMs = 500;

/** Whether Postgres answers. Once it does not, it is asked again and again until it does. */
export class Connectivity implements Health {
  readonly #pool: Pool;
  readonly #log: Pick<Logger, 'warn' | 'info' | 'debug'>;
  #timer: NodeJS.Timeout | null = null;
  healthy = true;

  constructor(pool: Pool, log: Pick<Logger, 'warn' | 'info' | 'debug'>) {
    this.#pool = pool;
    this.#log = log;
  }

  reached(): void {
    if (this.healthy) return;
    this.healthy = true;
    this.#log.info('Postgres is back');
    this.close();
  }

  unreachable(error: unknown): void {
    if (!this.healthy) return;
    this.healthy = false;
    this.#log.warn({ err: error }, 'Postgres cannot be reached');
    this.#timer = setInterval(() => void this.#look(), lookAgainMs);
  }

  async #look(): Promise<void> {
    try {
      await this.#pool.query('SELECT 1');
      this.reached();
    } catch (error) {
      this.#log.debug({ err: error }, 'Postgres is still away');
    }
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }
}
