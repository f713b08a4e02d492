import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/**/*.test.{ts,tsx}',
      'apps/**/*.test.{ts,tsx}',
      'bench/**/*.test.ts',
      'e2e/faults/**/*.test.ts',
      'scripts/**/*.test.mjs',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', 'e2e/tests/**'],
    pool: 'forks',
    // Many tests wait for a process or a database rather than compute: one less than the cores would leave them idle.
    maxWorkers: 2,
    // Each store's thread, and each server, finds its code stripped of types and compiled. Without it every thread brings up
    // the WebAssembly that strips them, and V8 dies now and then when such a thread ends (jit_page.has_value, Node 24).
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/test-code', import.meta.url)) },
    // What has to come is waited for as long as a loaded machine may need; how fast it is, benches measure.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
