import { spawn } from 'node:child_process';
import { once } from 'node:events';

export type Program = {
  /** All that it has printed. */
  log: () => string;
  /** Settles when it has ended by itself or by `stop`. */
  ended: Promise<unknown>;
  stop: () => Promise<void>;
};

/** Ends the group, and what it wrote, when its standard input ends: the test run is no more, however it ended. */
const watch = (group: number, folder: string): (() => void) => {
  const script = 'cat > /dev/null; kill -TERM "-$0"; sleep 2; kill -KILL "-$0"; rm -rf "$1"';
  const child = spawn('sh', ['-c', script, String(group), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.unref();
  return () => void child.kill('SIGKILL');
};

const patienceMs = 3_000;

/** A daemon of the test's own, with its children: they are a group, and end together. */
export const startProgram = (
  name: string,
  args: readonly string[],
  { folder, env = {} }: { folder: string; env?: Record<string, string> },
): Program => {
  const { PATH = '', HOME = folder } = process.env;
  const child = spawn(name, args, {
    cwd: folder,
    env: { PATH, HOME, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  const failed = once(child, 'error').then(([error]) => void (said += `${name}: ${String(error)}`));
  const ended = Promise.race([once(child, 'exit'), failed]);
  const { pid } = child;
  const release = pid === undefined ? () => undefined : watch(pid, folder);
  // Its number may be another's soon.
  void ended.then(release);
  const signal = (which: NodeJS.Signals): void => {
    if (pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-pid, which);
  };
  return {
    log: () => said,
    ended,
    stop: async () => {
      release();
      signal('SIGTERM');
      const hard = setTimeout(() => signal('SIGKILL'), patienceMs);
      if (pid !== undefined && child.exitCode === null && child.signalCode === null) await ended;
      clearTimeout(hard);
    },
  };
};
