import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { xssUrls } from '@inlay/testkit/xss-corpus.ts';
import { parseCardUrl, webUrl } from './card-url.ts';

test('[S5] the three forms', () => {
  expect(parseCardUrl("apiUrl(263,'reload')")).toEqual({ name: 'page', pageId: 263, mode: 'reload' });
  expect(parseCardUrl(' apiUrl( 7 , "hash" ) ')).toEqual({ name: 'page', pageId: 7, mode: 'hash' });
  expect(parseCardUrl("http('https://x.example/a?b=1,2','inner')")).toEqual({
    name: 'link',
    url: 'https://x.example/a?b=1,2',
    where: 'inner',
  });
  expect(parseCardUrl(`http("http://x.example:8080/中文","blank")`)).toEqual({
    name: 'link',
    url: 'http://x.example:8080/%E4%B8%AD%E6%96%87',
    where: 'blank',
  });
  expect(parseCardUrl('HTTPS://x.example/(a)')).toEqual({
    name: 'link',
    url: 'https://x.example/(a)',
    where: 'blank',
  });
});

/** An address like any other: its quotes are percent-encoded. */
const harmless = new Map([
  ['https://x.example/"onmouseover="alert(1)', 'https://x.example/%22onmouseover=%22alert(1)'],
]);

test.each(xssUrls.map((url) => [url]))('[S5] refused: %j', (url) => {
  const known = harmless.get(url);
  expect(parseCardUrl(url)).toEqual(
    known === undefined ? null : { name: 'link', url: known, where: 'blank' },
  );
});

/** Whether a target can do nothing but what the grammar says. */
const isTame = (text: string): boolean => {
  const target = parseCardUrl(text);
  if (target === null) return true;
  if (target.name === 'page') return Number.isSafeInteger(target.pageId);
  return ['http:', 'https:'].includes(new URL(target.url).protocol) && !/[\s"<>]/.test(target.url);
};

test('[S5] any text: a target of the grammar or null, and a link is http(s)', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.constantFrom(...xssUrls));
  expect(() =>
    fc.assert(
      fc.property(texts, (text) => [text, `http('${text}','blank')`, `apiUrl(${text},'hash')`].every(isTame)),
      { numRuns: 2000, seed: 11 },
    ),
  ).not.toThrow();
});

test('[S5] a huge address is refused at once', () => {
  expect(webUrl(`https://x.example/${'a'.repeat(1_000_000)}`)).toBeNull();
  expect(parseCardUrl(`http('${'('.repeat(1_000_000)}`)).toBeNull();
});
