import { translationFaults } from '@inlay/testkit/translation-faults.ts';
import { expect, test } from 'vitest';
import { en } from '../softphone/words/en.ts';
import { es } from '../softphone/words/es.ts';
import { zh } from '../softphone/words/zh.ts';

test('every text of the softphone is there in Chinese and Spanish, and is a translation', () => {
  expect(translationFaults({ en, zh, es })).toEqual([]);
});
