import { existsSync } from 'node:fs';
import type { Config } from '../../config.ts';
import { sqliteFile, withDatabase } from '../database.ts';
import type { Finding } from './finding.ts';

const weakness = (origin: string): string | null => {
  if (!URL.canParse(origin) || new URL(origin).origin !== origin)
    return 'is no origin such as https://crm.example.com';
  const { protocol, hostname } = new URL(origin);
  const local = hostname === 'localhost' || hostname.startsWith('127.');
  return protocol === 'https:' || local
    ? null
    : 'is not https: a browser gives no microphone to what it embeds';
};

/** W9: who may embed a desk. */
export const checkEmbedOrigins = async (settings: Config): Promise<Finding[]> => {
  if (settings.databaseUrl === undefined && !existsSync(sqliteFile(settings.dataDir))) return [];
  const rows = await withDatabase(settings, ({ db }) =>
    db.selectFrom('embed_origin').select(['desk_id', 'origin']).limit(1000).execute(),
  );
  const weak = rows.flatMap(({ desk_id, origin }): Finding[] => {
    const problem = weakness(origin);
    const what = `embed origin ${origin} of desk ${desk_id} ${problem ?? ''}`;
    return problem === null ? [] : [{ state: 'warn', what, fix: 'change it in the console' }];
  });
  if (rows.length === 0)
    return [
      {
        state: 'warn',
        what: 'no desk lists an embed origin',
        fix: 'add those of your host pages in the console',
      },
    ];
  return weak.length > 0 ? weak : [{ state: 'ok', what: `${rows.length} embed origins` }];
};
