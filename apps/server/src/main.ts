import { enableCompileCache, getCompileCacheDir } from 'node:module';
import type { Outside } from './start-server.ts';

// Before anything else is loaded: the second start finds the compiled code of the first. The store's thread learns of it
// by the environment only.
enableCompileCache();
const cacheDir = getCompileCacheDir();
if (cacheDir !== undefined) process.env['NODE_COMPILE_CACHE'] = cacheDir;
const { startServer } = await import('./start-server.ts');

const outside: Outside = {
  env: process.env,
  exit: (code) => process.exit(code),
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
  tellLauncher: (message) => void process.send?.(message),
  onSignal: (listener) => {
    process.on('SIGTERM', listener);
    process.on('SIGINT', listener);
  },
  onFault: (listener) => {
    process.on('uncaughtException', (error) => listener(error, 'uncaught exception'));
    process.on('unhandledRejection', (error) => listener(error, 'unhandled rejection'));
  },
  msSinceStart: () => performance.now(),
  residentBytes: () => process.memoryUsage.rss(),
  // Only there with --expose-gc.
  freeMemory: () => globalThis.gc?.({ execution: 'sync', flavor: 'last-resort', type: 'major' }),
};

await startServer(outside);
