import { expect, test } from 'vitest';
import { agrees, lockStamp } from './dependencies.mjs';

const lock = (packages) => ({ packages: { '': { name: 'root' }, ...packages } });

test('an installed version that differs from the lockfile does not agree', () => {
  const wanted = lock({ 'node_modules/a': { version: '1.0.1' } });
  expect(agrees(wanted, lock({ 'node_modules/a': { version: '1.0.0' } }))).toBe(false);
  expect(agrees(wanted, lock({ 'node_modules/a': { version: '1.0.1' } }))).toBe(true);
});

test('only optional packages may be missing', () => {
  expect(agrees(lock({ 'node_modules/a': { version: '1.0.0', optional: true } }), lock({}))).toBe(true);
  expect(agrees(lock({ 'node_modules/a': { version: '1.0.0' } }), lock({}))).toBe(false);
});

test('the stamp follows the lockfile', () => {
  expect(lockStamp('a')).not.toBe(lockStamp('b'));
  expect(lockStamp('a')).toBe(lockStamp('a'));
});
