import { translationFaults } from '@inlay/testkit/translation-faults.ts';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { zh } from './zh.ts';

test('every text of the widget is there in Chinese and Spanish, and is a translation', () => {
  // Spanish says “Chat” and “Video” too.
  expect(translationFaults({ en, zh, es, sameOn: [/^(?:chat|video)$/] })).toEqual([]);
});
