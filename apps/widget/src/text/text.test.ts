import { expect, test } from 'vitest';
import { chooseLanguage } from '../languages/choose-language.ts';
import { linkify } from '@inlay/ui/linkify.ts';
import { deskColor, standardColor, textOn } from './readable-color.ts';
import { safeUrl } from '@inlay/ui/safe-url.ts';

const links = (text: string) => linkify(text).flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []));

test('[V1] addresses become links, the punctuation of the sentence does not', () => {
  expect(links('see https://a.example/x?y=1, and (http://b.example/z).')).toEqual([
    'https://a.example/x?y=1',
    'http://b.example/z',
  ]);
  expect(links('订单在https://a.example/订单，谢谢')).toEqual(['https://a.example/%E8%AE%A2%E5%8D%95']);
  expect(links('https://a.example/wiki/Tea_(drink)')).toEqual(['https://a.example/wiki/Tea_(drink)']);
});

test('[V1] no text is lost or turned into anything but text and http links', () => {
  for (const text of [
    '',
    'javascript:alert(1)',
    'https://',
    'http://[bad',
    '<a href="https://x.example">',
    'data:text/html,x',
  ]) {
    expect(
      linkify(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
    for (const href of links(text)) expect(href).toMatch(/^https?:/);
  }
});

test('[A10] only http(s) addresses and paths of the server are addresses', () => {
  expect(safeUrl('/files/1.png')).toBe('/files/1.png');
  expect(safeUrl('https://a.example/1.png')).toBe('https://a.example/1.png');
  for (const url of [
    'javascript:alert(1)',
    '//evil.example/x',
    '/\\evil.example',
    'data:image/png,x',
    'ftp://a',
    '',
    'x.png',
    'https://',
  ])
    expect(safeUrl(url)).toBeNull();
});

test('[V1] text on the colour of the desk is always readable', () => {
  expect(textOn('#4f46e5')).toBe('#ffffff');
  expect(textOn('#fde047')).toBe('#111827');
  expect(deskColor('red; background: url(x)')).toBe(standardColor);
});

test('[V1] the tag decides the language, then the browser, then English', () => {
  expect(chooseLanguage(['es', 'zh-CN']).tag).toBe('es-MX');
  expect(chooseLanguage([null, 'fr-FR', 'zh-TW']).tag).toBe('zh-CN');
  expect(chooseLanguage(['__proto__', 'constructor']).tag).toBe('en-US');
});
