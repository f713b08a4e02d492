import type { Language } from '@inlay/protocol/errors.ts';

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** `5 minutes`, in that language. */
export const durationText = (seconds: number, language: Language): string => {
  const [unit, size] = units.find(([, least]) => seconds >= least) ?? (['second', 1] as const);
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.round(seconds / size));
};
