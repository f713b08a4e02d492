import { spawn } from 'node:child_process';
import { binFile } from './bin-file.mjs';
import { ended } from './processes.mjs';
import { root } from './root.mjs';
import { ensureServices } from './services.mjs';

const folders = ['apps/server/src/faults', 'e2e/faults'];

/** `npm run test:faults [-- part of a file's name …]`: the fault tests in their long form, one after another. */
export const runFaults = async (names) => {
  await ensureServices();
  const files = names.length > 0 ? names.map((name) => `faults/${name}`) : folders;
  const args = [
    binFile('vitest'),
    'run',
    '--no-file-parallelism',
    '--disable-console-intercept=true',
    ...files,
  ];
  const env = { ...process.env, INLAY_FAULTS: 'long' };
  return ended(spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env }));
};
