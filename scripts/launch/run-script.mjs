import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ended } from './processes.mjs';
import { root } from './root.mjs';

/** `launch.mjs run bench/relay.ts …`: a script of ours on the right Node, with everything installed. */
export const runScript = ([script, ...args]) => {
  if (!script) throw new Error('Which script? launch.mjs run <file> [arguments]');
  return ended(spawn(process.execPath, [resolve(root, script), ...args], { cwd: root, stdio: 'inherit' }));
};
