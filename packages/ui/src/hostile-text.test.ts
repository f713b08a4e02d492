import { expect, test } from 'vitest';
import { hueOf, initials } from './initials.ts';
import { linkify } from './linkify.ts';
import { readableName } from './readable-name.ts';
import { safeUrl } from './safe-url.ts';

test('[A10] only http(s) and paths of this server are addresses', () => {
  for (const url of ['http://a.example/x', 'https://a.example', '/uploads/1']) expect(safeUrl(url)).toBe(url);
  for (const url of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'https://',
    '',
    undefined,
  ])
    expect([url, safeUrl(url)]).toEqual([url, null]);
});

test('links in text: only http(s), without the punctuation of the sentence, without invisible signs', () => {
  const links = (text: string) =>
    linkify(text).flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []));
  expect(links('see https://a.example/x?y=1, or (http://b.example).')).toEqual([
    'https://a.example/x?y=1',
    'http://b.example/',
  ]);
  expect(links('请看https://a.example/路，谢谢')).toEqual(['https://a.example/%E8%B7%AF']);
  expect(links('https://a.example/\u202egpj.exe')).toEqual(['https://a.example/']);
  expect(links('javascript:alert(1) ftp://a.example http://')).toEqual([]);
});

test('a text is cut into pieces without losing a sign', () => {
  const text = 'a https://x.example. b http://y.example/(z) c';
  expect(
    linkify(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});

test('a name of strangers cannot hide, turn around or tower over its line', () => {
  expect(readableName(' Li\u200b \u202eWei\n ')).toBe('Li Wei');
  expect(readableName('\u200b\u2060\u3164')).toBe('');
  expect(readableName('x'.repeat(5000))).toHaveLength(80);
  expect(readableName(`Z${'\u0301'.repeat(50)}`)).toBe('Z\u0301\u0301');
  expect(readableName('<b>Bob</b>')).toBe('<b>Bob</b>');
});

test('initials', () => {
  expect(['李伟', 'Ana Torres', 'bob', 'ada@demo.inlay', '', '👩‍🚀 Zoe'].map(initials)).toEqual([
    '李',
    'AT',
    'B',
    'AI',
    '?',
    '👩‍🚀Z',
  ]);
  expect(hueOf('v1')).toBe(hueOf('v1'));
});
