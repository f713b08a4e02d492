/** Without case and accents: `jose` finds José. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLocaleLowerCase();

/** The rows that have every one of the words somewhere. */
export const found = <Row>(rows: readonly Row[], textOf: (row: Row) => string, words: string): Row[] => {
  const wanted = folded(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    const text = folded(textOf(row));
    return wanted.every((word) => text.includes(word));
  });
};
