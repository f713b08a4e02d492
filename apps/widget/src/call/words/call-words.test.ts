import { translationFaults } from '@inlay/testkit/translation-faults.ts';
import { expect, test } from 'vitest';
import { callWords } from './call-words.ts';
import { type CallWords, en } from './en.ts';
import { es } from './es.ts';
import { zh } from './zh.ts';

const plain = ({ microphone: _microphone, over: _over, ...rest }: CallWords) => rest;

test('every text of a call is there in Chinese and Spanish, and is a translation', () => {
  expect(translationFaults({ en: plain(en), zh: plain(zh), es: plain(es) })).toEqual([]);
  expect(translationFaults({ en: en.microphone, zh: zh.microphone, es: es.microphone })).toEqual([]);
  expect(translationFaults({ en: en.over, zh: zh.over, es: es.over })).toEqual([]);
});

test('a call speaks the language that the widget has chosen', () => {
  expect(['zh-CN', 'es-MX', 'en-US', 'fr'].map((tag) => callWords(tag))).toEqual([zh, es, en, en]);
});
