import { expect, test } from 'vitest';
import { en } from '../languages/en.ts';
import { es } from '../languages/es.ts';
import { chooseLanguage } from '../languages/language.ts';
import { zh } from '../languages/zh.ts';
import { filterThreads } from '../scenes/inbox/filter-threads.ts';
import { filterCommands } from '../scenes/palette/filter-commands.ts';
import { buildRecord, buildThread, text } from '../testing/build.ts';
import { dayTitle, duration, urgencyOf } from './time-format.ts';

const variables = (sentence: string): Set<string | undefined> =>
  new Set([...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]));

test.for([
  ['zh-CN', zh],
  ['es-MX', es],
] as const)('every sentence of %s is there and has the same variables as the English one', ([, words]) => {
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect([key, variables(words[key])]).toEqual([key, variables(en[key])]);
    expect([key, words[key].trim() === '']).toEqual([key, false]);
  }
});

test('the nearest language; the agent’s own choice first', () => {
  expect(chooseLanguage([null, 'fr-FR', 'zh-TW', 'en-GB'])).toBe('zh-CN');
  expect(chooseLanguage(['es_ES', 'en'])).toBe('es-MX');
  expect(chooseLanguage(['de-DE'])).toBe('en-US');
});

test('waiting times, and when they turn amber and red', () => {
  expect(duration(42_900, 'en-US')).toBe('42s');
  expect(duration(187_000, 'en-US')).toBe('3:07');
  expect(duration(3_900_000, 'en-US')).toBe('1:05h');
  expect(duration(-5, 'zh-CN')).toBe('0秒');
  expect([60_000, 60_001, 180_001].map(urgencyOf)).toEqual(['calm', 'long', 'overdue']);
});

test('days have names', () => {
  const noon = new Date(2026, 2, 10, 12).getTime();
  const words = { today: 'Today', yesterday: 'Yesterday' };
  const title = (days: number) => dayTitle(new Date(2026, 2, 10 - days, 23).getTime(), noon, 'en-US', words);
  expect([title(0), title(1), title(2)]).toEqual(['Today', 'Yesterday', 'Sunday, March 8']);
});

test('the search finds every word, whatever its case and accents', () => {
  const thread = buildThread({
    nickname: 'Sofía Ramírez',
    last_message: buildRecord({ seq: 1, message: text('¿Envían a Mérida?') }),
  });
  expect(filterThreads([thread], 'sofia merida')).toEqual([thread]);
  expect(filterThreads([thread], 'sofia bogota')).toEqual([]);
  expect(filterThreads([thread], '  ')).toEqual([thread]);
});

test('the palette puts what fits best first', () => {
  const command = (title: string, words = '') => ({ id: title, icon: null, title, words, run: () => {} });
  const commands = [command('Language: English', 'theme'), command('Dark theme'), command('Theme: light')];
  expect(filterCommands(commands, 'theme').map(({ id }) => id)).toEqual([
    'Theme: light',
    'Dark theme',
    'Language: English',
  ]);
});
