import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const startNode = (script: string, env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [root + script], {
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

/** The first IPC message of type `ready`; rejects when the process ends before it. */
export const ready = (
  child: ChildProcess,
): Promise<{ url: string; demo: { env: Record<string, string> } | null }> =>
  new Promise((resolve, reject) => {
    child.on(
      'message',
      (message: { type: string; url: string; demo: { env: Record<string, string> } | null }) => {
        if (message.type === 'ready') resolve(message);
      },
    );
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready`)));
  });

export const stop = async (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
};

/** Until the address answers at all. */
export const answers = async (url: string): Promise<void> => {
  for (let left = 200; left > 0; left -= 1) {
    const up = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} does not answer`);
};
