import type { DeskRecord } from '../accounts-port.ts';
import type { StoreReads } from '../port.ts';
import type { Db } from '../transactions/transaction.ts';

type Reads = Pick<
  StoreReads,
  'countDesks' | 'desk' | 'desks' | 'embedOrigins' | 'apiKey' | 'knowledge' | 'upload' | 'setupPending'
>;

export const deskReads = (db: Db): Reads => {
  const load = async (deskId: number | null): Promise<DeskRecord[]> => {
    const all = db.selectFrom('desk').selectAll();
    const rows = await (deskId === null ? all : all.where('id', '=', deskId)).execute();
    const origins = await db.selectFrom('embed_origin').selectAll().execute();
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      color: row.color,
      greeting: row.greeting,
      ssoSecret: row.sso_secret,
      ssoAlgorithm: row.sso_algorithm,
      ssoJwksUrl: row.sso_jwks_url,
      embedOrigins: origins.filter((origin) => origin.desk_id === row.id).map((origin) => origin.origin),
      demo: row.demo === 1,
    }));
  };
  return {
    countDesks: async () =>
      (
        await db
          .selectFrom('desk')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    desk: async (deskId) => (await load(deskId))[0] ?? null,
    desks: () => load(null),
    embedOrigins: async () =>
      (await db.selectFrom('embed_origin').select('origin').distinct().execute()).map(({ origin }) => origin),
    apiKey: async (keyHash) => {
      const row = await db
        .selectFrom('api_key')
        .select(['id', 'desk_id'])
        .where('key_hash', '=', keyHash)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return row ? { id: row.id, deskId: row.desk_id } : null;
    },
    knowledge: async (deskId) => {
      const rows = await db
        .selectFrom('knowledge')
        .selectAll()
        .where('desk_id', '=', deskId)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        deskId: row.desk_id,
        question: row.question,
        similar: JSON.parse(row.similar) as string[],
        answer: row.answer,
        language: row.language,
      }));
    },
    upload: async (id) => {
      const row = await db.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) return null;
      const { desk_id: deskId, created_at: createdAt, ...rest } = row;
      return { ...rest, deskId, createdAt };
    },
    setupPending: async (setupHash) => {
      const row = await db
        .selectFrom('setup_link')
        .select('setup_hash')
        .where('setup_hash', '=', setupHash)
        .where('used_at', 'is', null)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
};
