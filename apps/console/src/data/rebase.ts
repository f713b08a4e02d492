import { same } from './same.ts';

/** A field that somebody else has changed since the form was opened. */
export type Theirs = {
  name: string;
  /** As it is on the server now. */
  value: unknown;
  /** One's own change of the same field stands in the form, and replaces theirs when it is saved. */
  isContested: boolean;
};

type Rebased<T> = { values: T; theirs: Theirs[] };

/** Both changed the list: what either added is there, what either removed is not. */
export const mergeLists = <E>(before: readonly E[], now: readonly E[], mine: readonly E[]): E[] => {
  const has = (list: readonly E[], item: E) => list.some((each) => same(each, item));
  return [
    ...mine.filter((item) => has(now, item) || !has(before, item)),
    ...now.filter((item) => !has(before, item) && !has(mine, item)),
  ];
};

const fieldOf = (before: unknown, now: unknown, mine: unknown): { value: unknown; isContested: boolean } => {
  if (same(before, mine)) return { value: now, isContested: false };
  if (Array.isArray(before) && Array.isArray(now) && Array.isArray(mine))
    return { value: mergeLists<unknown>(before, now, mine), isContested: false };
  return { value: mine, isContested: true };
};

/** A5: somebody was faster. What is there now, with one's own changes on top: nothing of either is lost. */
export const rebase = <T extends object>(before: T, now: T, mine: T): Rebased<T> => {
  const values: Record<string, unknown> = {};
  const theirs: Theirs[] = [];
  for (const name of Object.keys(mine)) {
    const key = name as keyof T;
    const field = fieldOf(before[key], now[key], mine[key]);
    values[name] = field.value;
    if (!same(before[key], now[key]) && !same(now[key], mine[key]))
      theirs.push({ name, value: now[key], isContested: field.isContested });
  }
  return { values: values as T, theirs };
};
