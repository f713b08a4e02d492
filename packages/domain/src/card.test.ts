import { expect, test } from 'vitest';
import type { NewCardPart } from '@inlay/protocol/content.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { xssUrls } from '@inlay/testkit/xss-corpus.ts';
import { cardPartOf, cardTarget, cardText, checkAgentParts, isDeduplicated } from './card.ts';

const cut = (html: string) => `cut(${html})`;
const plain = { event_id: 'tea-12', title: 'Mountain tea' };
const card = (value: Partial<NewCardPart['value']> & Record<string, unknown> = {}): NewCardPart => ({
  type: 'card',
  value: { ...plain, ...value },
});
const stored = (value: Parameters<typeof card>[0]) => {
  const [part] = checkAgentParts([card(value)], cut);
  if (part?.type !== 'card') throw new Error('no card');
  return part.value;
};

test('[S5] a card is stored with html cut, empty fields left out and strangers dropped', () => {
  expect(
    stored({
      content: '<p>x</p>',
      image_url: '',
      url: "apiUrl(7,'reload')",
      memo: '4.8 stars',
      visibility: 2,
      dedup: 1,
      constructor: 'x',
    }),
  ).toEqual({
    event_id: 'tea-12',
    title: 'Mountain tea',
    content: 'cut(<p>x</p>)',
    url: "apiUrl(7,'reload')",
    memo: '4.8 stars',
    visibility: 2,
  });
  expect(stored({ visibility: 1, dedup: 0 })).toEqual(plain);
});

test('[S5] cards that say the same are the same text, whatever the order they were written in', () => {
  const one = stored({ memo: 'm', url: 'https://x.example/' });
  const other = checkAgentParts(
    [
      {
        type: 'card',
        value: { url: 'https://x.example/', memo: 'm', title: plain.title, event_id: 'tea-12' },
      },
    ],
    cut,
  );
  expect(JSON.stringify({ type: 'card', value: one })).toBe(JSON.stringify(other[0]));
});

test.each(['url', 'url_for_visitor', 'url_for_staff'])(
  '[S5] a bad address in %s is 400 and names it',
  (field) => {
    const bad = xssUrls.filter((url) => /^\s*(java|data|vbs|blob|file|apiUrl\(a|http\('java)/i.test(url));
    expect(bad.length).toBeGreaterThan(20);
    for (const url of bad)
      expect(() => stored({ [field]: url })).toThrow(new WireError(400, 'bad_card_url', { part: 1, field }));
  },
);

test('[S5] a bad picture, a title of spaces, html that grows too long: 400', () => {
  expect(() => stored({ image_url: 'data:image/png,x' })).toThrow(
    new WireError(400, 'bad_card_image', { part: 1 }),
  );
  expect(() => stored({ title: ' \n' })).toThrow(new WireError(400, 'empty_text', { part: 1 }));
  expect(() => stored({ content: 'x'.repeat(15_999) })).toThrow(
    new WireError(400, 'card_too_long', { part: 1, most: 16_000 }),
  );
});

test('[S5] [A11] dedup belongs to a card that is sent by itself', () => {
  expect(isDeduplicated([card({ dedup: 1 })])).toBe(true);
  expect(isDeduplicated([card({ dedup: 0 }), card()])).toBe(false);
  expect(() => isDeduplicated([{ type: 'text', value: { text: 'x' } }, card({ dedup: 1 })])).toThrow(
    new WireError(400, 'dedup_alone', { part: 2 }),
  );
});

test('[S5] what a page pushes becomes the part that is sent', () => {
  expect(
    cardPartOf({
      eventId: 12,
      title: 'T',
      imageUrl: '',
      urlForVisitor: 'https://x.example',
      visibility: 2,
      dedup: 1,
    }),
  ).toEqual({
    type: 'card',
    value: { event_id: '12', title: 'T', url_for_visitor: 'https://x.example', visibility: 2, dedup: 1 },
  });
});

test('[S5] each reader gets the own target; business pages are for agents', () => {
  const both = stored({ url: "apiUrl(7,'hash')", url_for_visitor: "http('https://x.example/v','blank')" });
  expect(cardTarget(both, 'agent')).toEqual({ name: 'page', pageId: 7, mode: 'hash' });
  expect(cardTarget(both, 'visitor')).toEqual({ name: 'link', url: 'https://x.example/v', where: 'blank' });
  expect(cardTarget(stored({ url: "apiUrl(7,'hash')" }), 'visitor')).toBeNull();
  expect(cardTarget({ ...plain, url: 'javascript:alert(1)' }, 'agent')).toBeNull();
});

test('[A10] plain clients read title, memo and link, never a call of the grammar', () => {
  const linked = stored({ memo: '4.8 stars', url: "http('https://x.example/','inner')" });
  expect(cardText(linked, 'visitor')).toBe('Mountain tea\n4.8 stars\nhttps://x.example/');
  expect(cardText({ ...plain, title: 'T', url: "apiUrl(7,'hash')" }, 'visitor')).toBe('T');
});
