import type { StoreWrites } from '../port.ts';
import type { Transaction } from './transaction.ts';

type Claim = StoreWrites['claimPageNonce'];

/** S3: the first one who shows a nonce keeps it; the same load may show it again, a page that asks twice for example. */
export const claimPageNonce: Transaction<Parameters<Claim>[0], Awaited<ReturnType<Claim>>> = async (
  db,
  { businessPageId, nonce, holder, expiresAt, now },
) => {
  await db.deleteFrom('page_nonce').where('expires_at', '<', now).execute();
  const made = await db
    .insertInto('page_nonce')
    .values({ business_page_id: businessPageId, nonce, holder, expires_at: expiresAt })
    .onConflict((conflict) => conflict.columns(['business_page_id', 'nonce']).doNothing())
    .returning('holder')
    .executeTakeFirst();
  if (made) return { granted: true };
  const known = await db
    .selectFrom('page_nonce')
    .select('holder')
    .where('business_page_id', '=', businessPageId)
    .where('nonce', '=', nonce)
    .executeTakeFirst();
  return { granted: known?.holder === holder };
};
