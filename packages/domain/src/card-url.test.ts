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

/** Harmless as an address of its own: the rest is percent-encoded or plain path. */
const harmless = new Set<string>(['https://x.example/"onmouseover="alert(1)']);

test.each(xssUrls.map((url) => [url]))('[S5] refused: %j', (url) => {
  const target = parseCardUrl(url);
  if (!harmless.has(url)) expect(target).toBeNull();
  if (target?.name === 'link') expect(target.url).toMatch(/^https?:\/\/[^"'<>\s]+$/);
});

test('[S5] any text: a target of the grammar or null, and a link is http(s) to the host it shows', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.constantFrom(...xssUrls)), (text) => {
      for (const input of [text, `http('${text}','blank')`, `apiUrl(${text},'hash')`]) {
        const target = parseCardUrl(input);
        if (target?.name === 'link') expect(['http:', 'https:']).toContain(new URL(target.url).protocol);
        if (target?.name === 'page') expect(Number.isSafeInteger(target.pageId)).toBe(true);
      }
    }),
    { numRuns: 2000, seed: 11 },
  );
});

test('[S5] a huge address is refused at once', () => {
  expect(webUrl(`https://x.example/${'a'.repeat(1_000_000)}`)).toBeNull();
  expect(parseCardUrl(`http('${'('.repeat(1_000_000)}`)).toBeNull();
});
