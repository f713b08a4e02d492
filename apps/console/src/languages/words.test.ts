import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { translationFaults } from '@inlay/testkit/translation-faults.ts';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { zh } from './zh.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.|^softphone|^languages.(?:en|es|zh)\.ts$/.test(file),
);
const source = files.map((file) => ({ file, text: readFileSync(root + file, 'utf8') }));

test('every text of the console is there in Chinese and Spanish, and is a translation', () => {
  // “Webhooks”, “Token”, “Color” and “no” are Spanish too.
  const sameOn = [/^nav\.webhooks$|^hooks\.title$|^pages\.once\.label$|[.]color$|^audit\.no$/];
  expect(translationFaults({ en, zh, es, sameOn })).toEqual([]);
});

test('no view of the console has a text of its own', () => {
  const literal =
    />\s*(?!Inlay\b)[A-Za-z][\w ,.’'-]*\s*<\/|(?:label|title|text|description|alt)="[^"]*[a-z]{2}/g;
  const found = source
    .filter(({ file }) => file.endsWith('.tsx'))
    .flatMap(({ file, text }) => [...text.matchAll(literal)].map(([match]) => `${file}: ${match}`));
  expect(found).toEqual([]);
});

test('no text is kept that nothing shows', () => {
  const code = source.map(({ text }) => text).join('\n');
  // Put together from a beginning and a name: t(`role.${value}`), 'audit.action.' and the like.
  const beginnings = [...code.matchAll(/[`']([\w.:-]+\.)(?:\$\{|')/g)].map(([, beginning = '']) => beginning);
  const unused = Object.keys(en)
    .map((key) => key.replace(/_(?:one|other)$/, ''))
    .filter(
      (key) => !code.includes(`'${key}'`) && !beginnings.some((beginning) => key.startsWith(beginning)),
    );
  expect(unused).toEqual([]);
});
