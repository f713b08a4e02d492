import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvLine } from './csv.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  '[P8] %j is text in a sheet, not a formula',
  (text) => {
    expect(csvCell(text)).toMatch(/^"'/);
  },
);

test('[P8] numbers stay numbers, nothing stays empty', () => {
  expect(csvLine([1, -1, null, '', 'plain'])).toBe('1,-1,,,plain\r\n');
});

/** One line, as RFC 4180 says it is read. */
const read = (line: string): string[] => {
  const cells: string[] = [];
  let rest = line.slice(0, -2);
  for (;;) {
    const [whole = '', inner] = /^"((?:[^"]|"")*)"/.exec(rest) ?? /^[^",\r\n]*/.exec(rest) ?? [];
    cells.push(inner === undefined ? whole : inner.replaceAll('""', '"'));
    rest = rest.slice(whole.length);
    if (rest === '') return cells;
    expect(rest[0]).toBe(',');
    rest = rest.slice(1);
  }
};

test('[P8] whatever stands in a cell, a reader of RFC 4180 finds it again', () => {
  const without = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
      expect(read(csvLine(cells)).map(without)).toEqual(cells.map(without));
    }),
    { seed: 20_260_131 },
  );
});
