import { parseArgs } from 'node:util';
import { BadSetting } from '../bad-setting.ts';
import type { Config } from '../config.ts';
import { type Cli, type Command, settingsOf } from './cli.ts';
import { checkDataDir, checkDisk } from './doctor/data-dir.ts';
import type { Finding } from './doctor/finding.ts';
import { checkClock, checkNode } from './doctor/machine.ts';
import { checkPostgres } from './doctor/postgres.ts';
import { checkPublicUrl } from './doctor/public-url.ts';
import { checkRedis } from './doctor/redis.ts';
import { checkSqlite } from './doctor/sqlite.ts';
import { checkEmbedOrigins } from './doctor/embed-origins.ts';

const checksOf = (settings: Config, cli: Cli): (() => Promise<Finding[]> | Finding[])[] => [
  () => checkNode(process.versions.node),
  () => checkDataDir(settings.dataDir),
  () => checkDisk(settings.dataDir),
  () =>
    settings.databaseUrl === undefined ? checkSqlite(settings.dataDir) : checkPostgres(settings.databaseUrl),
  () => checkRedis(settings.redisUrl),
  () => checkClock(settings.databaseUrl, cli.now),
  () => checkEmbedOrigins(settings),
  () => checkPublicUrl(settings),
];

/** A check that breaks is a finding as well. */
const findingsOf = async (check: () => Promise<Finding[]> | Finding[]): Promise<Finding[]> => {
  try {
    return await check();
  } catch (error) {
    return [{ state: 'fail', what: error instanceof Error ? error.message : String(error) }];
  }
};

const settingsOrFinding = (cli: Cli): Config | Finding => {
  try {
    return settingsOf(cli);
  } catch (error) {
    if (error instanceof BadSetting) return { state: 'fail', what: error.message };
    throw error;
  }
};

const tell = (cli: Cli, { state, what, fix }: Finding): Promise<void> =>
  cli.write(`${state.padEnd(5)}${what}${fix === undefined ? '' : `\n     → ${fix}`}\n`);

export const doctor: Command = {
  summary: 'looks for what keeps a server from running well, and says the fix',
  usage: 'inlay doctor',
  run: async (args, cli) => {
    parseArgs({ args, options: {} });
    const settings = settingsOrFinding(cli);
    if ('state' in settings) {
      await tell(cli, settings);
      return 1;
    }
    let failed = 0;
    for (const check of checksOf(settings, cli))
      for (const finding of await findingsOf(check)) {
        await tell(cli, finding);
        if (finding.state === 'fail') failed += 1;
      }
    return failed === 0 ? 0 : 1;
  },
};
