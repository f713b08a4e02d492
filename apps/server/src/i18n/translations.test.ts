import { translationFaults } from '@inlay/testkit/translation-faults.ts';
import { expect, test } from 'vitest';
import { enUS as pagesEn } from '../http/sentences/en-US.ts';
import { esMX as pagesEs } from '../http/sentences/es-MX.ts';
import { zhCN as pagesZh } from '../http/sentences/zh-CN.ts';
import { enUS } from './en-US.ts';
import { esMX } from './es-MX.ts';
import { zhCN } from './zh-CN.ts';

test('[A5] every sentence of the server is there in Chinese and Spanish, and is a translation', () => {
  expect(translationFaults({ en: enUS, zh: zhCN, es: esMX })).toEqual([]);
  expect(translationFaults({ en: pagesEn, zh: pagesZh, es: pagesEs })).toEqual([]);
});
