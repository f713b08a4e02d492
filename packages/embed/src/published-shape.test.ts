import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const bin = (name: string): string => {
  const { bin: bins } = JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, 'utf8')) as {
    bin: string | Record<string, string>;
  };
  return `${root}node_modules/${name}/${typeof bins === 'string' ? bins : Object.values(bins)[0]}`;
};

// Both read what `npm pack` would publish; the build comes before the tests.
test.each(['packages/embed', 'packages/staff-sdk'])(
  '[W11] %s is published in good shape',
  async (folder) => {
    const publint = await run(process.execPath, [bin('publint'), folder, '--strict'], { cwd: root });
    expect(publint.stdout).toContain('All good!');
    const attw = ['--pack', folder, '--profile', 'esm-only', '--format', 'json'];
    const { stdout } = await run(process.execPath, [bin('@arethetypeswrong/cli'), ...attw], { cwd: root });
    expect(JSON.parse(stdout)).toMatchObject({
      analysis: { packageName: expect.stringMatching(/^@inlay\//) },
    });
  },
  60_000,
);

test('[W11] importing it touches no browser', async () => {
  for (const name of ['index', 'react', 'vue']) {
    const module = (await import(`${root}packages/embed/dist/${name}.js`)) as Record<string, unknown>;
    expect(Object.keys(module).length).toBeGreaterThan(0);
  }
  const staff = (await import(`${root}packages/staff-sdk/dist/index.js`)) as Record<string, unknown>;
  expect(typeof staff['createEchatSDK']).toBe('function');
});
