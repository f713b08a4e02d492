import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { binFile } from './bin-file.mjs';
import { root } from './root.mjs';

/** Ctrl-C in a terminal reaches the whole group; anything else reaches only us and has to be passed on. */
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** What a shell would report: the code, or 128 + the number of the signal. */
export const exitStatus = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

/**
 * Terminal and npm both deliver one Ctrl-C; the child has it from the terminal already. So in a terminal the first
 * SIGINT (and its echo inside a second) stays here, a later one is passed on.
 */
export const createSignalFilter = ({ terminal, now = () => performance.now() }) => {
  let first;
  return (signal) => {
    if (signal !== 'SIGINT') return true;
    const again = first !== undefined && now() - first > 1000;
    const echo = first !== undefined && !again;
    first ??= now();
    return terminal ? again : !echo;
  };
};

const passSignals = (child, onSignal) => {
  const shouldPass = createSignalFilter({ terminal: process.stdin.isTTY });
  const pass = (signal) => {
    onSignal(signal);
    if (shouldPass(signal)) child.kill(signal);
  };
  for (const signal of passedOn) process.on(signal, pass);
  return () => {
    for (const signal of passedOn) process.off(signal, pass);
  };
};

/** Resolves with the exit status; passes signals on while the child lives. */
export const ended = (child, onSignal = () => {}) =>
  new Promise((resolve, reject) => {
    const release = passSignals(child, onSignal);
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code, signal) => {
      release();
      resolve(exitStatus(code, signal));
    });
  });

/** Runs to the end, keeping what it prints. Whoever stops it stops the launcher. */
export const capture = async (command, args, options = {}) => {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  const keep = (chunk) => (output += chunk);
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  let stopped;
  const status = await ended(child, (signal) => (stopped ??= signal));
  if (stopped) process.exit(exitStatus(null, stopped));
  return { status, output };
};

/** npm is a script file on Windows and needs a shell there. */
export const npm = (args, options = {}) => {
  const windows = process.platform === 'win32';
  return capture(windows ? 'npm.cmd' : 'npm', args, { shell: windows, ...options });
};

/** Tools colour what they print when CI is set, terminal or not; only a terminal wants that. */
const colour = () => {
  const { FORCE_COLOR: _forced, NO_COLOR: _never, ...env } = process.env;
  return process.stdout.isTTY ? { ...env, FORCE_COLOR: '1' } : { ...env, NO_COLOR: '1' };
};

/** The executable of an installed package, run by this very Node. */
export const tool = (packageName, args, env = {}) =>
  capture(process.execPath, [binFile(packageName), ...args], { env: { ...colour(), ...env } });
