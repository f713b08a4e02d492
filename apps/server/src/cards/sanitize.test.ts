import { cpuMs } from '@inlay/testkit/cpu-ms.ts';
import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { cardTags } from '@inlay/domain/card-html.ts';
import { xssMarkup } from '@inlay/testkit/xss-corpus.ts';
import { sanitizeCardHtml } from './sanitize.ts';

const attributeNames = new Set(
  'style href src alt width height target rel loading referrerpolicy'.split(' '),
);

/** The sanitiser escapes `<` in text and attributes, so each one in its output begins a tag. */
const problemOf = (html: string): string | null => {
  for (const [whole] of html.matchAll(/<[^>]*>?/g)) {
    const tag = /^<(\/?)([a-z]+)((?: [a-z]+="[^"<>]*")*)( \/)?>$/.exec(whole);
    if (!tag) return `not a plain tag: ${whole}`;
    if (!cardTags.includes(tag[2] as never)) return `tag ${tag[2]}`;
    for (const [, name = '', value = ''] of (tag[3] ?? '').matchAll(/ ([a-z]+)="([^"]*)"/g)) {
      if (!attributeNames.has(name)) return `attribute ${name}`;
      if (name === 'href' && !/^https?:\/\/[^\s\\]+$/.test(value)) return `href ${value}`;
      if (name === 'src' && !/^(https?:\/\/|\/(?![/\\]))/.test(value)) return `src ${value}`;
      if (name === 'style' && /url|position|expression|[\\@{}]|-\d|&/i.test(value)) return `style ${value}`;
    }
  }
  return null;
};

test('[S5] there are at least 200 vectors', () => {
  expect(new Set(xssMarkup).size).toBeGreaterThanOrEqual(200);
});

test.each(xssMarkup.map((html, n) => [n, html]))('[S5] vector %i leaves nothing that acts', (_, html) => {
  const cut = sanitizeCardHtml(html);
  expect([problemOf(cut), cut]).toEqual([null, cut]);
  expect(sanitizeCardHtml(cut)).toBe(cut);
});

test('[S5] the card of the reference stays what it is', () => {
  const line = (label: string, style: string, value: string) =>
    `<div style="color:#666;line-height:20px">${label}:<span style="${style}">${value}</span></div>`;
  const html = line('原价', 'text-decoration:line-through', '¥41') + line('促销', 'color:red', '¥21');
  expect(sanitizeCardHtml(html.replaceAll('"', "'"))).toBe(html);
});

test('[S5] links and pictures get what protects the reader, whatever was written', () => {
  expect(sanitizeCardHtml('<a href="https://x.example" target="_top" rel="opener">x</a>')).toBe(
    '<a href="https://x.example/" target="_blank" rel="noopener noreferrer nofollow">x</a>',
  );
  expect(sanitizeCardHtml('<img src="/files/1.png" alt="a&quot;b" onload=x>')).toBe(
    '<img src="/files/1.png" alt="a&quot;b" loading="lazy" referrerpolicy="no-referrer" />',
  );
});

test('[S5] pieces of vectors in any order', () => {
  const pieces = xssMarkup.flatMap((html) => html.split(/(?=[<>"'`=])/)).filter((piece) => piece.length < 80);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (chosen) => {
      const cut = sanitizeCardHtml(chosen.join(''));
      expect([problemOf(cut), cut]).toEqual([null, cut]);
    }),
    { numRuns: 3000, seed: 17 },
  );
});

test('[S5] 16,000 characters of the worst do not take long', () => {
  const shapes = ['<div>'.repeat(3200), '<a href="'.repeat(1777), '&lt;'.repeat(4000)];
  expect(cpuMs(() => shapes.forEach((shape) => sanitizeCardHtml(shape)))).toBeLessThan(1000);
});
