import type { Language } from '@inlay/protocol/errors.ts';

export const dateTime = (ms: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(ms);

export const date = (ms: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(ms);

export const time = (ms: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(ms);
