import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { migrations } from '../store/migrations/all.ts';
import { openConnection } from '../store/sqlite/connection.ts';
import { writeManifest } from './backup-manifest.ts';
import type { Config } from '../config.ts';
import { type Cli, CliFailure, type Command, settingsOf } from './cli.ts';
import { sqliteFile, withDatabase } from './database.ts';
import { copyTree, syncPath, type TreeSize, treeSize } from './file-tree.ts';
import { runPostgresTool } from './postgres-tools.ts';

/** Every page is read, and the copy knows its own version. */
export const assertSound = (file: string): number => {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const verdict = String(db.pragma('quick_check(1)', { simple: true }));
    if (verdict !== 'ok') throw new CliFailure(`${file} is damaged: ${verdict}`);
    return Number(db.pragma('user_version', { simple: true }));
  } finally {
    db.close();
  }
};

/** One moment of the database, however busy the server is: a reader stops no writer (WAL). */
const copySqlite = async (dataDir: string, folder: string): Promise<number> => {
  const source = sqliteFile(dataDir);
  if (!existsSync(source)) throw new CliFailure(`there is no database in ${dataDir}: set INLAY_DATA_DIR`);
  const target = join(folder, 'inlay.db');
  const db = openConnection(source, { readonly: true });
  try {
    db.prepare('VACUUM INTO ?').run(target);
  } finally {
    db.close();
  }
  await syncPath(target);
  return assertSound(target);
};

const copyDatabase = async ({ dataDir, databaseUrl }: Config, cli: Cli, folder: string): Promise<number> => {
  if (databaseUrl === undefined) return copySqlite(dataDir, folder);
  const target = join(folder, 'inlay.dump');
  const path = cli.env['PATH'] ?? '';
  // Its version is the one that is known here, or this ends.
  await withDatabase({ dataDir, databaseUrl }, async () => undefined);
  await runPostgresTool('pg_dump', ['--format=custom', `--file=${target}`], { databaseUrl, path });
  await syncPath(target);
  return migrations.length;
};

/** After the database: a file is on disk before its row, so that no row of the copy is without its file. */
const copyFiles = async (dataDir: string, folder: string): Promise<TreeSize> => {
  const files = join(dataDir, 'files');
  if (!existsSync(files)) return { files: 0, bytes: 0 };
  await copyTree(files, join(folder, 'files'));
  return treeSize(join(folder, 'files'));
};

const fill = async (settings: Config, cli: Cli, folder: string): Promise<void> => {
  await cli.complain('copying the database …\n');
  const schema = await copyDatabase(settings, cli, folder);
  await cli.complain('copying the files …\n');
  const size = await copyFiles(settings.dataDir, folder);
  const database = settings.databaseUrl === undefined ? ('sqlite' as const) : ('postgres' as const);
  const created_at = new Date(cli.now()).toISOString();
  await writeManifest(folder, { kind: 'inlay-backup', database, schema, created_at, ...size });
  await syncPath(folder);
};

export const backup: Command = {
  summary: 'copies database and files into a new folder, while the server runs',
  usage: 'inlay backup <folder>',
  run: async (args, cli) => {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [name] = positionals;
    if (name === undefined || positionals.length > 1) throw new CliFailure('name one new folder', 64);
    const target = resolve(name);
    if (existsSync(target)) throw new CliFailure(`${target} exists already: name a new folder`);
    const draft = `${target}.part`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true, mode: 0o700 });
    try {
      await fill(settingsOf(cli), cli, draft);
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
    // All or nothing under the name that was asked for.
    await rename(draft, target);
    await syncPath(dirname(target));
    await cli.write(`${target} is a whole backup\n`);
    return 0;
  },
};
