import { realClock } from '@inlay/client/clock.ts';
import type { Language } from '@inlay/protocol/errors.ts';

const dayMs = 86_400_000;

/** The time today, the weekday this week, else the date. */
export const momentOf = (at: number, language: Language, now = realClock.now()): string => {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  if (isToday) return new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at);
  const format: Intl.DateTimeFormatOptions =
    now - at < 6 * dayMs ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(language, format).format(at);
};
