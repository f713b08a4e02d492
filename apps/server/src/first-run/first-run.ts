import type { Passwords } from '../auth/passwords.ts';
import { hashToken, newToken } from '../auth/tokens.ts';
import type { Deps } from '../deps.ts';
import { isLoopback } from '../http/networks.ts';
import { demoDesk, demoOrigins } from './demo-desk.ts';
import { seedDemo } from './seed-demo.ts';

type FirstRunDeps = Pick<Deps, 'store' | 'clock' | 'config' | 'log'> & { passwords: Passwords };

//   empty database ──loopback, not forbidden──▶ demo (seeded now)
//        └──────────else──────────────────────▶ setup (link printed)
//   demo desk found ──loopback, not forbidden─▶ demo
//        └──────────else──────────────────────▶ refused
//   anything else ────────────────────────────▶ own
export type FirstRun = { name: 'demo' } | { name: 'setup'; token: string } | { name: 'own' };

export class DemoOnNetwork extends Error {
  constructor(dataDir: string) {
    super(
      `${dataDir} holds the demo desk, whose passwords everybody knows: it runs on loopback only, and not with INLAY_DEMO=0. ` +
        'Set INLAY_DATA_DIR to an empty directory.',
    );
    this.name = 'DemoOnNetwork';
  }
}

const offerSetup = async ({ store, clock }: FirstRunDeps): Promise<FirstRun> => {
  const token = newToken('set');
  await store.writes.createSetupLink({ setupHash: hashToken(token), now: clock.now() });
  return { name: 'setup', token };
};

const startDemo = async (deps: FirstRunDeps): Promise<FirstRun> => {
  await seedDemo(deps);
  deps.log.info('demo desk created');
  return { name: 'demo' };
};

const warnOfOtherPort = ({ log, config }: FirstRunDeps, listed: readonly string[]): void => {
  const missing = demoOrigins(config.demoPort).filter((origin) => !listed.includes(origin));
  if (missing.length > 0)
    log.warn({ missing }, 'the demo desk was made for another DEMO_PORT: its host page cannot embed it');
};

/** F2, F4: what this database is, after a new one has been given its beginning. */
export const firstRun = async (deps: FirstRunDeps): Promise<FirstRun> => {
  const { store, config } = deps;
  const demoAllowed = config.demo !== false && isLoopback(config.host);
  if ((await store.reads.countDesks()) === 0) return demoAllowed ? startDemo(deps) : offerSetup(deps);
  const desk = await store.reads.desk(demoDesk.id);
  // Whatever an administrator has changed in it: its passwords are still known to everybody.
  if (!desk?.demo) return { name: 'own' };
  if (!demoAllowed) throw new DemoOnNetwork(config.dataDir);
  warnOfOtherPort(deps, desk.embedOrigins);
  return { name: 'demo' };
};
