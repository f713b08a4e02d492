import { expect, test } from 'vitest';
import { translationFaults } from './translation-faults.ts';

test('finds what is missing, copied, empty, or has other placeholders', () => {
  const en = { a: 'Save', b: 'Sent to {{name}}', c: 'Close', d: 'API', e: 'Old' };
  const zh = { a: '保存', b: '已发送给 {{nam}}', c: 'Close', d: 'API', f: '新' };
  const es = { a: '', b: 'Enviado a {{name}}', c: 'Cerrar', d: 'API', e: 'Viejo' };
  expect(translationFaults({ en, zh, es, sameOn: [/^d$/] })).toEqual([
    'es lacks a',
    'zh b: other placeholders',
    'zh c is the English text: Close',
    'zh lacks e',
    'en lacks f',
  ]);
});
