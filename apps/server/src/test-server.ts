import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppDeps, buildApp } from './app.ts';
import { createPasswords } from './auth/passwords.ts';
import { systemClock } from './clock.ts';
import { configFromEnv } from './config-from-env.ts';
import type { Config } from './config.ts';
import type { Clock } from './deps.ts';
import { openFiles } from './files/open-files.ts';
import { firstRun, type FirstRun } from './first-run/first-run.ts';
import { createLogger } from './observability/logger.ts';
import { openNodes } from './nodes/open-nodes.ts';
import { builtFrontEnds, type FrontEnds } from './pages/front-ends.ts';
import { openStore } from './store/open.ts';

/** The same algorithm at a hundredth of the price. */
const cheapCost = { memoryCost: 256, timeCost: 1, parallelism: 1 };

type Overrides = Partial<Config> & { clock?: Clock; frontEnds?: FrontEnds };

export type TestServer = {
  url: string;
  wsUrl: string;
  deps: AppDeps;
  beginning: FirstRun;
  /** Everything that was logged, as JSON lines. */
  logLines: string[];
  close: () => Promise<void>;
};

const depsOf = async (
  { clock = systemClock, frontEnds = builtFrontEnds, ...changes }: Overrides,
  logLines: string[],
) => {
  const ownDir = changes.dataDir === undefined ? await mkdtemp(join(tmpdir(), 'inlay-test-')) : null;
  const config = {
    ...configFromEnv({ PORT: '0' }),
    ...(ownDir === null ? {} : { dataDir: ownDir }),
    ...changes,
  };
  const log = createLogger('trace', { write: (line) => void logLines.push(line) });
  const store = await openStore(config, log);
  const { close: closeNodes, ...nodes } = await openNodes({ config, store, clock, log });
  const passwords = createPasswords(cheapCost);
  const files = await openFiles(config);
  const deps: AppDeps = { config, store, clock, log, passwords, frontEnds, files, ...nodes };
  const close = async (): Promise<void> => {
    await closeNodes();
    await files.close();
    await store.close();
    if (ownDir !== null) await rm(ownDir, { recursive: true, force: true });
  };
  return { deps, close };
};

/** A whole server on port 0 with its own database, which goes with it, or that of `dataDir`, which stays. The demo desk
 *  is in it, unless `demo: false`. */
export const startTestServer = async (overrides: Overrides = {}): Promise<TestServer> => {
  const logLines: string[] = [];
  const { deps, close } = await depsOf(overrides, logLines);
  const beginning = await firstRun(deps).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const app = await buildApp(deps);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}`,
    deps,
    beginning,
    logLines,
    close: async () => {
      await app.close();
      await close();
    },
  };
};
