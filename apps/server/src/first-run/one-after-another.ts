import type { StoreWrites } from '../store/port.ts';

type AnyWrite = (input: never) => Promise<unknown>;

/** The same writes, each beginning when the one before has ended; one that fails does not stop the next. */
export const oneAfterAnother = (writes: StoreWrites): StoreWrites => {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn =
    (write: AnyWrite): AnyWrite =>
    (input) => {
      const done = last.then(() => write(input));
      last = done.catch(() => undefined);
      return done;
    };
  const entries = Object.entries(writes).map(([name, write]) => [name, inTurn(write)]);
  return Object.fromEntries(entries) as StoreWrites;
};
