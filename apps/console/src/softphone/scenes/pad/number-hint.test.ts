import { expect, test } from 'vitest';
import { en } from '../../words/en.ts';
import { es } from '../../words/es.ts';
import { sayWith } from '../../words/words.ts';
import { zh } from '../../words/zh.ts';
import { numberHint, pasted } from './number-hint.ts';

const say = sayWith(en);

test('[P8] what is typed shows its country, or what is wrong with it', () => {
  const hint = (text: string) => numberHint(text, say, 'en-US');
  expect(hint('')).toEqual({ kind: 'empty', text: '' });
  expect(hint('1002')).toEqual({ kind: 'plain', text: 'Extension' });
  expect(hint('+852 5555 1234').text).toContain('Hong Kong');
  expect(numberHint('8613800138000', sayWith(zh), 'zh-CN').text).toContain('中国');
  expect(hint('9990000000').text).toBe('No country known by this code');
  expect(hint('call me')).toEqual({ kind: 'bad', text: 'A number has digits only.' });
});

test('[P8] what is pasted is cleaned; what is no number is left to be mended', () => {
  expect(pasted(' tel:+1 (213) 373-4253 ')).toBe('+12133734253');
  expect(pasted('0044 20 7946 0958')).toBe('+442079460958');
  expect(pasted('ask Bo')).toBe('ask Bo');
});

test('every language has the same names to fill in', () => {
  const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const words of [zh, es])
    for (const key of Object.keys(en) as (keyof typeof en)[])
      expect([key, holes(words[key])]).toEqual([key, holes(en[key])]);
  expect(say('ring.on', { number: '<b>{x}</b>' })).toBe('on <b>{x}</b>');
});
