import type { en } from './en.ts';

type Key = keyof typeof en;

/** What every language must have. */
export type Words = Readonly<Record<Key, string>>;

/** With a count, `x_one` and `x_other` are asked for as `x`. */
export type WordKey = Key extends infer K ? (K extends `${infer Base}_${'one' | 'other'}` ? Base : K) : never;
