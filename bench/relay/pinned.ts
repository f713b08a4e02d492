import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** Starts a script, on core 0 alone, so that both servers have the same single core; the load comes from the others. */
export const startPinned = (
  script: string,
  env: Record<string, string>,
  flags: readonly string[] = [],
  pinned = canPin,
): { process: ChildProcess; message: Promise<Record<string, unknown>>; stop: () => Promise<void> } => {
  const command = pinned
    ? ['taskset', '-c', '0', process.execPath, ...flags, script]
    : [process.execPath, ...flags, script];
  const [file = process.execPath, ...args] = command;
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const message = new Promise<Record<string, unknown>>((resolve, reject) => {
    child.once('message', (value) => resolve(value as Record<string, unknown>));
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it was ready`)));
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  };
  return { process: child, message, stop };
};

/** Keeps this process, the load, off the servers' core. */
export const pinSelfAway = (): void => {
  if (canPin) spawnSync('taskset', ['-a', '-c', '-p', '1', String(process.pid)]);
};
