import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** The whole server in a process of its own, as operators run it, so that it can be killed. */
export const startServerProcess = async (
  env: Record<string, string>,
  /** A program that runs the server, with its arguments: `['strace', …]`. */
  under: readonly string[] = [],
): Promise<{ url: string; child: ChildProcess }> => {
  const command = [...under, process.execPath, main];
  const child = spawn(command[0] ?? '', command.slice(1), {
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    child.on(
      'message',
      (message: { type: string; url: string }) => message.type === 'ready' && resolve(message.url),
    );
    child.once('exit', (code) =>
      reject(new Error(`the server ended with ${code} before it was ready\n${complaints}`)),
    );
  });
  return { url: url.replace(/\/$/, ''), child };
};

/** No drain, no flush: as if somebody pulled the process out. */
export const killNine = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};
