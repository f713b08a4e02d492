import { changedMeanwhile, difference, holdDesk, isEmpty, type Of, writeAudit } from './deed.ts';

const desk = 'desk';

export const changeDesk: Of<'changeDesk'> = async (db, input) => {
  const { deskId, version, change } = input;
  await holdDesk(db, deskId);
  const now = await db
    .selectFrom('desk')
    .select(['name', 'color', 'greeting', 'version'])
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  if (now.version !== version) return changedMeanwhile();
  const { before, after } = difference(now, change);
  if (isEmpty(after)) return { version };
  await db
    .updateTable('desk')
    .set({ ...after, version: version + 1 })
    .where('id', '=', deskId)
    .execute();
  await writeAudit(db, input, { action: 'desk.changed', target: now.name, before, after });
  return { version: version + 1 };
};

export const replaceEmbedOrigins: Of<'replaceEmbedOrigins'> = async (db, input) => {
  const { deskId, version } = input;
  await holdDesk(db, deskId);
  const { origins_version: current } = await db
    .selectFrom('desk')
    .select('origins_version')
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  if (current !== version) return changedMeanwhile();
  const rows = await db.selectFrom('embed_origin').select('origin').where('desk_id', '=', deskId).execute();
  const before = rows.map(({ origin }) => origin).toSorted();
  const after = [...new Set(input.origins)].toSorted();
  if (before.join() === after.join()) return { version };
  await db.deleteFrom('embed_origin').where('desk_id', '=', deskId).execute();
  for (const origin of after)
    await db.insertInto('embed_origin').values({ desk_id: deskId, origin }).execute();
  await db
    .updateTable('desk')
    .set({ origins_version: version + 1 })
    .where('id', '=', deskId)
    .execute();
  const told = { before: { origins: before }, after: { origins: after } };
  await writeAudit(db, input, { action: 'origins.replaced', target: desk, ...told });
  return { version: version + 1 };
};

export const changeSso: Of<'changeSso'> = async (db, input) => {
  const { deskId, version, algorithm, secret, jwksUrl } = input;
  await holdDesk(db, deskId);
  const row = await db
    .selectFrom('desk')
    .select(['sso_algorithm', 'sso_secret', 'sso_jwks_url', 'sso_version'])
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  if (row.sso_version !== version) return changedMeanwhile();
  const kept = secret === undefined ? row.sso_secret : secret;
  await db
    .updateTable('desk')
    .set({ sso_algorithm: algorithm, sso_secret: kept, sso_jwks_url: jwksUrl, sso_version: version + 1 })
    .where('id', '=', deskId)
    .execute();
  const tell = (algorithmThen: string, url: string | null, has: boolean) => ({
    algorithm: algorithmThen,
    jwks_url: url,
    has_secret: has,
  });
  await writeAudit(db, input, {
    action: 'sso.changed',
    target: desk,
    before: tell(row.sso_algorithm, row.sso_jwks_url, row.sso_secret !== null),
    after: {
      ...tell(algorithm, jwksUrl, kept !== null),
      new_secret: kept !== null && kept !== row.sso_secret,
    },
  });
  return { version: version + 1 };
};
