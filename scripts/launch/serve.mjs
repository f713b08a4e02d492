import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ended } from './processes.mjs';
import { root } from './root.mjs';
import { serverArgs, serverEnv } from './server-code.mjs';

const demoMain = join(root, 'apps/demo-site/src/main.ts');

/** F3: the demo company, on its own origin; it lives and dies with the server. */
const startDemo = (demo) => {
  const env = { DEMO_PORT: '7273', ...process.env, ...demo.env };
  const child = spawn(process.execPath, [demoMain], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.once('error', (error) => console.error(`✗ demo site: ${error.message}`));
  child.once('exit', (code, signal) => {
    if (signal !== 'SIGTERM' && code !== 0)
      console.error(`✗ the demo site ended (${code ?? signal}); the server goes on`);
  });
  return child;
};

/** The server says `ready` once, and again after each restart in watch mode. */
const followServer = (server) => {
  let demoSite;
  const running = () => demoSite !== undefined && demoSite.exitCode === null && demoSite.signalCode === null;
  server.on('message', (message) => {
    if (message?.type !== 'ready' || !message.demo || running() || !existsSync(demoMain)) return;
    demoSite = startDemo(message.demo);
  });
  return () => running() && demoSite.kill('SIGTERM');
};

/** Runs until the server ends, having drained; resolves with its exit status. */
export const serve = async ({ watch }) => {
  const flags = watch ? ['--watch', '--watch-preserve-output'] : [];
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'];
  const server = spawn(process.execPath, [...flags, ...serverArgs], {
    cwd: root,
    env: { ...process.env, ...serverEnv },
    stdio,
  });
  const stopDemo = followServer(server);
  process.once('exit', () => stopDemo());
  const status = await ended(server);
  stopDemo();
  return status;
};
