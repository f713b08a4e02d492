import type { Logger } from 'pino';
import type { Bus } from './bus/port.ts';
import type { Config } from './config.ts';
import type { Store } from './store/port.ts';

/** Milliseconds since 1970 and timers; replaced by a hand-driven one in tests. */
export type Clock = {
  now(): number;
  /** Runs once; returns the cancel. */
  after(ms: number, run: () => void): () => void;
  /** Runs again and again; returns the cancel. */
  every(ms: number, run: () => void): () => void;
};

export type Deps = {
  config: Config;
  store: Store;
  bus: Bus;
  clock: Clock;
  log: Logger;
};
