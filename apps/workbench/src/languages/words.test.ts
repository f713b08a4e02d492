import { translationFaults } from '@inlay/testkit/translation-faults.ts';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { zh } from './zh.ts';

test('every text of the workbench is there in Chinese and Spanish, and is a translation', () => {
  // Names, keys of the keyboard, and words that are Spanish too.
  const sameOn = [
    /^app\.name$|^channel\.|^sendKey\./,
    /^thread\.robot$|^part\.video$|[.]?emoji(?:\.label)?$/,
    /^visitor\.(?:id|wechat|qq)$|^transfer\.load$/,
  ];
  expect(translationFaults({ en, zh, es, sameOn })).toEqual([]);
});
