import { expect, test } from 'vitest';
import { viteConfigs } from './front-ends.mjs';

test('the main configuration is built first, the parts after it', () => {
  const names = ['vite.loader.config.ts', 'package.json', 'vite.config.ts', 'vitest.config.ts'];
  expect(viteConfigs(names)).toEqual(['vite.config.ts', 'vite.loader.config.ts']);
});
