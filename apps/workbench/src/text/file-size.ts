import type { Language } from '@inlay/protocol/errors.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export const fileSize = (bytes: number, language: Language): string => {
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const format = {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  } as const;
  return new Intl.NumberFormat(language, format).format(bytes / 1024 ** step);
};
