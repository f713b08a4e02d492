import { expect, test } from 'vitest';
import { WireError } from '@inlay/protocol/errors.ts';
import { xssUrls } from '@inlay/testkit/xss-corpus.ts';
import { cardTarget, cardText, newCard, sameCard } from './card.ts';

const event = { eventId: 'tea-12', title: 'Mountain tea' };
const cut = (html: string) => `cut(${html})`;

test('[S5] a pushed event becomes a card: html cut, empty fields left out, strangers dropped', () => {
  const pushed = {
    ...event,
    content: '<p>x</p>',
    imageUrl: '',
    url: "apiUrl(7,'reload')",
    memo: '4.8 stars',
    visibility: 2,
    dedup: 1,
    constructor: 'x',
  } as const;
  expect(newCard(pushed as never, cut)).toEqual({
    card: {
      event_id: 'tea-12',
      title: 'Mountain tea',
      content: 'cut(<p>x</p>)',
      url: "apiUrl(7,'reload')",
      memo: '4.8 stars',
    },
    visibility: 'agent',
    dedup: true,
  });
  expect(newCard(event, cut)).toMatchObject({ visibility: 'both', dedup: false });
});

test.each(['imageUrl', 'url', 'urlForVisitor', 'urlForStaff'])(
  '[S5] a bad address in %s is 400 and names the field',
  (field) => {
    for (const url of xssUrls.filter((url) =>
      /^\s*(java|data|vbs|blob|file|apiUrl\(a|http\('java)/i.test(url),
    ))
      expect(() => newCard({ ...event, [field]: url }, cut)).toThrow(
        new WireError(400, 'bad_card_url', { field }),
      );
  },
);

test('[S5] dedup compares what is stored, whatever the order of its fields', () => {
  const { card } = newCard({ ...event, memo: 'm' }, cut);
  const { memo, ...rest } = card;
  expect(sameCard(card, { ...(memo === undefined ? {} : { memo }), ...rest })).toBe(true);
  expect(sameCard(card, rest)).toBe(false);
  expect(sameCard(card, { ...card, title: 'Other' })).toBe(false);
});

test('[S5] each reader gets the own target; business pages are for agents', () => {
  const card = newCard(
    { ...event, url: "apiUrl(7,'hash')", urlForVisitor: "http('https://x.example/v','blank')" },
    cut,
  ).card;
  expect(cardTarget(card, 'agent')).toEqual({ name: 'page', pageId: 7, mode: 'hash' });
  expect(cardTarget(card, 'visitor')).toEqual({ name: 'link', url: 'https://x.example/v', where: 'blank' });
  expect(cardTarget(newCard({ ...event, url: "apiUrl(7,'hash')" }, cut).card, 'visitor')).toBeNull();
  expect(cardTarget({ event_id: 'x', title: 'x', url: 'javascript:alert(1)' }, 'agent')).toBeNull();
});

test('[S5] plain clients read title, memo and link, never a call of the grammar', () => {
  const { card } = newCard({ ...event, memo: '4.8 stars', url: "http('https://x.example/','inner')" }, cut);
  expect(cardText(card, 'visitor')).toBe('Mountain tea\n4.8 stars\nhttps://x.example/');
  expect(cardText({ event_id: 'x', title: 'T', url: "apiUrl(7,'hash')" }, 'visitor')).toBe('T');
});
