/** @jsxImportSource preact */
import { useSpeech } from './speech.ts';

const dayMs = 86_400_000;
const capital = (text: string, tag: string): string => text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);

const wordsFor = (time: number, now: number, tag: string): string => {
  const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(time) - midnight(now)) / dayMs);
  if (days > -2) return new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(days, 'day');
  return new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' }).format(time);
};

export const DayLine = ({ time }: { time: number }) => {
  const { tag, now } = useSpeech();
  return <p class="day">{capital(wordsFor(time, now(), tag), tag)}</p>;
};
