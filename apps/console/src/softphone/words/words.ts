import type { en } from './en.ts';

export type WordKey = keyof typeof en;
export type Words = Readonly<Record<WordKey, string>>;
export type Vars = Readonly<Record<string, string | number>>;
export type Say = (key: WordKey, vars?: Vars) => string;

/** React escapes; here only names are put in. */
export const sayWith =
  (words: Words): Say =>
  (key, vars = {}) =>
    words[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(vars, name) ? String(vars[name]) : whole,
    );
