import type { StoreReads } from '../port.ts';
import { type Health, retrying } from './retry.ts';

type AnyRead = (...args: unknown[]) => Promise<unknown>;

/** Reads change nothing, so one whose connection broke is simply asked again. */
export const retriedReads = (reads: StoreReads, health: Health): StoreReads =>
  Object.fromEntries(
    Object.entries(reads).map(([name, read]) => [
      name,
      (...args: unknown[]) => retrying(health, () => (read as AnyRead)(...args)),
    ]),
  ) as StoreReads;
