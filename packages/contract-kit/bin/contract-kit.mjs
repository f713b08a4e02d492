#!/usr/bin/env node
// Published it runs what was built; inside the repository its sources, which need Node 24.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/cli.js', import.meta.url);
const source = new URL('../src/cli.ts', import.meta.url);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const brought = `${root}.runtime/node_modules/.bin/node`;

const after = (ms, run) => {
  const timer = setTimeout(() => run(), ms);
  return () => clearTimeout(timer);
};

const start = async (file) => {
  const { main } = await import(file.href);
  process.exitCode = await main({
    args: process.argv.slice(2),
    env: process.env,
    write: (text) => process.stdout.write(text),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    after,
    interrupted: () => new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve)),
  });
};

const again = () => {
  const { status } = spawnSync(brought, process.argv.slice(1), { stdio: 'inherit' });
  process.exitCode = status ?? 2;
};

if (!existsSync(source)) await start(built);
else if (Number(process.versions.node.split('.')[0]) >= 24) await start(source);
else if (existsSync(brought)) again();
else {
  process.stderr.write(
    'Node 24 or newer is needed here. `npm start` brings it, once, without changing your own.\n',
  );
  process.exitCode = 2;
}
