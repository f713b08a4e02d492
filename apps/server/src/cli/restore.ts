import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { migrations } from '../store/migrations/all.ts';
import { takeDirectory } from '../store/sqlite/directory-lock.ts';
import { assertSound } from './backup.ts';
import { type Manifest, readManifest } from './backup-manifest.ts';
import type { Config } from '../config.ts';
import { type Cli, CliFailure, type Command, settingsOf } from './cli.ts';
import { sqliteFile } from './database.ts';
import { copyTree, syncPath } from './file-tree.ts';
import { runPostgresTool } from './postgres-tools.ts';

const assertKind = ({ database, schema }: Manifest, { databaseUrl }: Config): void => {
  const wanted = databaseUrl === undefined ? 'sqlite' : 'postgres';
  if (database !== wanted)
    throw new CliFailure(`this is a backup of ${database}, and the settings name ${wanted} (DATABASE_URL)`);
  if (schema > migrations.length)
    throw new CliFailure(
      `the backup is of version ${schema}, this Inlay knows ${migrations.length}: use the newer`,
    );
};

/** What is there is never overwritten: whoever restores in a hurry shall not lose more. */
const assertEmpty = (dataDir: string): void => {
  for (const name of ['inlay.db', 'inlay.db-wal', 'files'])
    if (existsSync(join(dataDir, name)))
      throw new CliFailure(
        `${join(dataDir, name)} exists: move it away, or set INLAY_DATA_DIR to an empty folder`,
      );
};

const restoreSqlite = async (folder: string, dataDir: string): Promise<void> => {
  const source = join(folder, 'inlay.db');
  assertSound(source);
  const draft = `${sqliteFile(dataDir)}.part`;
  await copyFile(source, draft);
  await syncPath(draft);
  await rename(draft, sqliteFile(dataDir));
  await syncPath(dataDir);
};

const restorePostgres = (folder: string, databaseUrl: string, cli: Cli): Promise<void> =>
  // Into an empty database: what is there makes it fail, and then nothing is changed.
  runPostgresTool(
    'pg_restore',
    [
      '--single-transaction',
      '--exit-on-error',
      '--no-owner',
      `--dbname=${decodeURIComponent(new URL(databaseUrl).pathname.slice(1))}`,
      join(folder, 'inlay.dump'),
    ],
    { databaseUrl, path: cli.env['PATH'] ?? '' },
  );

const restoreAll = async (folder: string, settings: Config, cli: Cli): Promise<void> => {
  const { dataDir, databaseUrl } = settings;
  const files = join(folder, 'files');
  // Files first: a database that is there has all its files.
  if (existsSync(files)) await copyTree(files, join(dataDir, 'files'));
  if (databaseUrl === undefined) await restoreSqlite(folder, dataDir);
  else await restorePostgres(folder, databaseUrl, cli);
};

export const restore: Command = {
  summary: 'brings a backup back into an empty data directory (or an empty Postgres database)',
  usage: 'inlay restore <folder>',
  run: async (args, cli) => {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [name] = positionals;
    if (name === undefined || positionals.length > 1) throw new CliFailure('name one folder', 64);
    const settings = settingsOf(cli);
    const folder = resolve(name);
    assertKind(await readManifest(folder), settings);
    await mkdir(settings.dataDir, { recursive: true });
    assertEmpty(settings.dataDir);
    const lock = takeDirectory(settings.dataDir);
    try {
      await restoreAll(folder, settings, cli);
    } finally {
      lock.release();
    }
    await cli.write(`restored into ${resolve(settings.dataDir)}: start the server\n`);
    return 0;
  },
};
