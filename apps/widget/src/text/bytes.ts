/** "9.5 MB", in the visitor's language. */
export const bytes = (count: number, tag: string): string => {
  const [unit, size] = count >= 1e6 ? (['megabyte', 1e6] as const) : (['kilobyte', 1e3] as const);
  const amount = new Intl.NumberFormat(tag, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  });
  return amount.format(count / size);
};
