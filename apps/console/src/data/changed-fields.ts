import { same } from './same.ts';

/** Only what was changed is sent: of two who change different things of the same row, neither undoes the other. */
export const changedFields = <T extends object>(before: T, after: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !same(value, before[name as keyof T])),
  ) as Partial<T>;
