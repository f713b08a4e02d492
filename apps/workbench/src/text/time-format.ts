import type { Language } from '@inlay/protocol/errors.ts';

const dayMs = 86_400_000;

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** How many calendar days `at` lies before `now`; rounding takes care of days of 23 and 25 hours. */
export const daysAgo = (at: number, now: number): number =>
  Math.round((startOfDay(now) - startOfDay(at)) / dayMs);

export const dayKey = (at: number): string => String(startOfDay(at));

export const clockTime = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

export const fullTime = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

type DayWords = { today: string; yesterday: string };

export const dayTitle = (at: number, now: number, language: Language, words: DayWords): string => {
  const days = daysAgo(at, now);
  if (days === 0) return words.today;
  if (days === 1) return words.yesterday;
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...year,
  }).format(at);
};

/** As short as it can be said in a list. */
export const listTime = (at: number, now: number, language: Language): string => {
  const days = daysAgo(at, now);
  if (days <= 0) return clockTime(at, language);
  if (days < 7) return new Intl.DateTimeFormat(language, { weekday: 'short' }).format(at);
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format(at);
};

const unit = (value: number, name: 'second' | 'hour' | 'day', language: Language): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `42s`, `3:07`, `1:05h`, `2d`. */
export const duration = (ms: number, language: Language): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes === 0) return unit(seconds, 'second', language);
  if (hours === 0) return `${minutes}:${twoDigits(seconds % 60)}`;
  if (hours < 24) return `${hours}:${twoDigits(minutes % 60)}h`;
  return unit(Math.floor(hours / 24), 'day', language);
};

export type Urgency = 'calm' | 'long' | 'overdue';

/** Amber after one minute, red after three. */
export const urgencyOf = (ms: number): Urgency => (ms > 180_000 ? 'overdue' : ms > 60_000 ? 'long' : 'calm');
