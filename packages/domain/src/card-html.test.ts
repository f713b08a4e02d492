import { cpuMs } from '@inlay/testkit/cpu-ms.ts';
import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { xssStyles, xssUrls } from '@inlay/testkit/xss-corpus.ts';
import { safeAttribute, safeStyle } from './card-html.ts';

test("[S5] the reference's styles stay", () => {
  expect(safeStyle('color:#666;line-height:20px')).toBe('color:#666;line-height:20px');
  expect(safeStyle(' TEXT-DECORATION : line-through ; ')).toBe('text-decoration:line-through');
  expect(safeStyle('margin: 0 auto; border: 1px solid rgb(1, 2, 3); font-family: Arial, 宋体')).toBe(
    'margin:0 auto;border:1px solid rgb(1,2,3);font-family:Arial,宋体',
  );
  expect(safeStyle('background:rgba(0,0,0,.5);color:hsl(120deg 50% 50%)')).toBe(
    'background:rgba(0,0,0,.5);color:hsl(120deg 50% 50%)',
  );
});

test.each(xssStyles.map((style) => [style]))('[S5] taken out: %j', (style) => {
  expect(safeStyle(style)).toMatch(/^(?:[a-z-]+:[a-z0-9 %]+(?:;|$))*$/);
  expect(safeStyle(style)).not.toMatch(/position|z-index|url|expression|-\d|vw|99999/);
});

test('[S5] any style: only whole declarations of the list, and cutting twice changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...xssStyles))), (parts) => {
      const cut = safeStyle(parts.join(';'));
      expect(cut).not.toMatch(/["'\\@<>{}]|url|\/\*/i);
      expect(safeStyle(cut)).toBe(cut);
    }),
    { numRuns: 2000, seed: 5 },
  );
});

test('[S5] a style made to be slow is not', () => {
  const styles = [
    `border:1px solid rgb(${'1 '.repeat(900)}`,
    `margin:${'1px '.repeat(490)}!`,
    'a'.repeat(1_000_000),
  ];
  expect(cpuMs(() => styles.forEach((style) => safeStyle(style)))).toBeLessThan(1000);
});

test('[S5] attributes by tag', () => {
  expect(safeAttribute('a', 'href', 'https://x.example/')).toBe('https://x.example/');
  expect(safeAttribute('a', 'href', '/files/1')).toBeNull();
  expect(safeAttribute('img', 'src', '/files/1')).toBe('/files/1');
  expect(safeAttribute('div', 'src', 'https://x.example/')).toBeNull();
  expect(safeAttribute('img', 'width', '320')).toBe('320');
  expect(safeAttribute('img', 'width', '99999')).toBeNull();
  expect(safeAttribute('div', 'onclick', 'x')).toBeNull();
  expect(safeAttribute('div', 'class', 'x')).toBeNull();
  expect(safeAttribute('div', '__proto__', 'x')).toBeNull();
  for (const url of xssUrls.filter(
    (url) => /script|data:|blob:|file/i.test(url) && !url.startsWith('http'),
  )) {
    expect([url, safeAttribute('a', 'href', url)]).toEqual([url, null]);
    expect([url, safeAttribute('img', 'src', url)]).toEqual([url, null]);
  }
});
