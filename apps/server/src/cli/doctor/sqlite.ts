import { existsSync } from 'node:fs';
import { migrations } from '../../store/migrations/all.ts';
import { openConnection } from '../../store/sqlite/connection.ts';
import { sqliteFile } from '../database.ts';
import type { Finding } from './finding.ts';

const schemaFinding = (version: number): Finding => {
  const known = migrations.length;
  if (version === known) return { state: 'ok', what: `schema version ${version}` };
  if (version < known)
    return {
      state: 'warn',
      what: `schema version ${version} of ${known}`,
      fix: 'the next start brings it up to date, or `inlay migrate`',
    };
  return { state: 'fail', what: `schema version ${version}, known are ${known}`, fix: 'use the newer Inlay' };
};

/** D1: what every connection of the server asserts as well. */
export const checkSqlite = (dataDir: string): Finding[] => {
  const file = sqliteFile(dataDir);
  if (!existsSync(file))
    return [{ state: 'warn', what: `there is no ${file} yet`, fix: 'the first start makes it' }];
  const db = openConnection(file, { readonly: true });
  try {
    const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
    const synchronous = Number(db.pragma('synchronous', { simple: true }));
    const journal = String(db.pragma('journal_mode', { simple: true }));
    const what = `SQLite ${version}, synchronous ${synchronous === 2 ? 'FULL' : synchronous}, ${journal}`;
    const good = synchronous === 2 && journal === 'wal';
    const fix = 'let no other program change the settings of this file; the server sets WAL and FULL';
    return [
      good ? { state: 'ok', what } : { state: 'fail', what, fix },
      schemaFinding(Number(db.pragma('user_version', { simple: true }))),
    ];
  } finally {
    db.close();
  }
};
