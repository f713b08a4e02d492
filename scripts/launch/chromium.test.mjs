import { expect, test } from 'vitest';
import { findChromium } from './chromium.mjs';

test('CHROMIUM_PATH wins', () => {
  expect(findChromium({ CHROMIUM_PATH: '/opt/c', PATH: '/usr/bin' }, () => true)).toBe('/opt/c');
});

test('otherwise the first one in PATH', () => {
  const exists = (place) => place === '/b/google-chrome';
  expect(findChromium({ PATH: '/a:/b' }, exists)).toBe('/b/google-chrome');
  expect(findChromium({ PATH: '/a' }, exists)).toBeUndefined();
});
