#!/usr/bin/env node
// `npx inlay …`. Plain JavaScript: where the machine's Node is older than 24, the one that `npm start` brought is taken.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = new URL('./main.ts', import.meta.url);
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const brought = `${root}.runtime/node_modules/.bin/node`;

if (Number(process.versions.node.split('.')[0]) >= 24) await import(main.href);
else if (existsSync(brought)) {
  const { status } = spawnSync(brought, [fileURLToPath(main), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} else {
  process.stderr.write(
    'Node 24 or newer is needed. `npm start` brings it, once, without changing your own.\n',
  );
  process.exitCode = 1;
}
