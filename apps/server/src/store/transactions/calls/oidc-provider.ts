import { changedMeanwhile, holdDesk, type Of, writeAudit } from '../console/deed.ts';
import type { Db } from '../transaction.ts';

export const providerRow = (db: Db, deskId: number) =>
  db.selectFrom('oidc_provider').selectAll().where('desk_id', '=', deskId).executeTakeFirst();

type Row = NonNullable<Awaited<ReturnType<typeof providerRow>>>;

/** An empty issuer: off. The row stays for its version. */
const told = (row: Row | undefined) =>
  row && row.issuer !== '' ? { issuer: row.issuer, client_id: row.client_id } : { off: true };

export const changeOidcProvider: Of<'changeOidcProvider'> = async (db, input) => {
  const { deskId, version, provider } = input;
  await holdDesk(db, deskId);
  const before = await providerRow(db, deskId);
  if ((before?.version ?? 1) !== version) return changedMeanwhile();
  const row = {
    desk_id: deskId,
    issuer: provider?.issuer ?? '',
    client_id: provider?.clientId ?? '',
    client_secret: provider === null ? '' : (provider.clientSecret ?? before?.client_secret ?? ''),
    version: version + 1,
  };
  await db
    .insertInto('oidc_provider')
    .values(row)
    .onConflict((conflict) => conflict.column('desk_id').doUpdateSet(row))
    .execute();
  await writeAudit(db, input, {
    action: 'oidc.changed',
    target: 'desk',
    before: told(before),
    after: { ...told(row), new_secret: provider?.clientSecret !== undefined },
  });
  return { version: row.version };
};
