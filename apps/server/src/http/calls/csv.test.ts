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

test('[P8] whatever stands in a cell, a reader of RFC 4180 finds it again', () => {
  const read = (line: string): string[] =>
    Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(?=,|\r\n$)/g), ([, quoted, plain]) =>
      quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
    );
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
      const found = read(csvLine(cells)).map((cell) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell));
      const wanted = cells.map((cell) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell));
      expect(found).toEqual(wanted);
    }),
    { seed: 20_260_131 },
  );
});
