import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { AppDeps } from './app.ts';
import { createPasswords, passwordCost } from './auth/passwords.ts';
import { systemClock } from './clock.ts';
import { configFromEnv } from './config-from-env.ts';
import type { Config } from './config.ts';
import { demoEnv } from './first-run/demo-env.ts';
import { openFiles } from './files/open-files.ts';
import { firstRun, type FirstRun } from './first-run/first-run.ts';
import { openNodes } from './nodes/open-nodes.ts';
import { createLogger } from './observability/logger.ts';
import { readyLines } from './observability/ready-lines.ts';
import { startFailure } from './observability/start-failure.ts';
import { browserUrl } from './pages/browser-url.ts';
import { builtFrontEnds } from './pages/front-ends.ts';
import { openStore } from './store/open.ts';

/** The process around the server. */
export type Outside = {
  env: Readonly<Record<string, string | undefined>>;
  exit: (code: number) => void;
  say: (line: string) => void;
  complain: (line: string) => void;
  tellLauncher: (message: object) => void;
  onSignal: (listener: () => void) => void;
  onFault: (listener: (error: unknown, what: string) => void) => void;
  msSinceStart: () => number;
  residentBytes: () => number;
  /** Gives back what starting needed and nobody uses any more. */
  freeMemory: () => void;
};

const drainMs = 10_000;

type Opened = { deps: AppDeps; close: () => Promise<void> };

const openDeps = async (config: Config, log: Logger): Promise<Opened> => {
  const store = await openStore(config, log);
  const clock = systemClock;
  const { close: closeNodes, ...nodes } = await openNodes({ config, store, clock, log });
  const passwords = createPasswords(passwordCost);
  const files = await openFiles(config);
  return {
    deps: { config, store, clock, log, passwords, frontEnds: builtFrontEnds, files, ...nodes },
    close: async () => {
      await closeNodes();
      await files.close();
      await store.close();
    },
  };
};

/** The store's thread starts while this one loads the rest of the code. */
const prepare = async (config: Config, log: Logger) => {
  const [{ deps, close }, { buildApp }] = await Promise.all([openDeps(config, log), import('./app.ts')]);
  const beginning = await firstRun(deps);
  return { deps, close, beginning, app: await buildApp(deps) };
};

const listen = async (app: FastifyInstance, config: Config): Promise<string> => {
  await app.listen({
    host: config.host,
    port: config.port,
    listenTextResolver: (address) => `listening at ${address}`,
  });
  const address = app.server.address();
  return browserUrl(config, typeof address === 'object' && address ? address.port : config.port);
};

/** O3: once; a second signal does not wait. */
const drainOnSignal = (outside: Outside, { deps, close }: Opened, app: FastifyInstance): void => {
  const { log } = deps;
  let draining = false;
  const drain = async (): Promise<void> => {
    log.info('draining');
    await app.close();
    await close();
    log.info('stopped');
  };
  outside.onSignal(() => {
    if (draining) return outside.exit(1);
    draining = true;
    setTimeout(() => {
      log.error({ drainMs }, 'draining took too long');
      outside.exit(1);
    }, drainMs - 500).unref();
    return void drain().then(
      () => outside.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'draining failed');
        outside.exit(1);
      },
    );
  });
};

/** What nobody caught leaves the process in an unknown state: it ends, and what is on disk is the truth. */
const endOnFault = (outside: Outside, log: Logger): void =>
  outside.onFault((error, what) => {
    log.fatal({ err: error, errorId: randomUUID() }, what);
    outside.exit(1);
  });

const announce = (outside: Outside, deps: AppDeps, beginning: FirstRun, url: string): void => {
  const { msSinceStart, residentBytes } = outside;
  const figures = { ms: Math.round(msSinceStart()), mb: Math.round(residentBytes() / 1024 / 1024) };
  deps.log.info({ url, ...figures }, 'ready');
  for (const line of readyLines({ url, beginning, config: deps.config, ...figures })) outside.say(line);
  const demo = beginning.name === 'demo' ? { env: demoEnv(deps.config, url) } : null;
  outside.tellLauncher({ type: 'ready', url, demo });
};

/** Wires, listens, and says so; what prevents it is told in a sentence, and the process ends with 1. */
export const startServer = async (outside: Outside): Promise<void> => {
  try {
    const config = configFromEnv(outside.env);
    const log = createLogger(config.logLevel);
    endOnFault(outside, log);
    const { deps, close, beginning, app } = await prepare(config, log);
    const url = await listen(app, config);
    drainOnSignal(outside, { deps, close }, app);
    outside.freeMemory();
    announce(outside, deps, beginning, url);
  } catch (error) {
    outside.complain(startFailure(error));
    outside.exit(1);
  }
};
