import type { Language } from '@inlay/protocol/errors.ts';

/** P4: on the wire money is whole ten-thousandths of the unit. */
const parts = 10_000;

export const moneyText = (amount: number, currency: string, language: Language): string =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  }).format(amount / parts);

export const unitsOf = (amount: number): number => amount / parts;

/** Of what stands in a field; not a number there, not one here. */
export const amountOf = (units: number | string): number =>
  units === '' ? Number.NaN : Math.round(Number(units) * parts);
