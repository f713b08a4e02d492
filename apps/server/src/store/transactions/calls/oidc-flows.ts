import { refuse } from '../transaction.ts';
import type { Of } from '../console/deed.ts';

export const startOidcFlow: Of<'startOidcFlow'> = async (db, input) => {
  // What was never come back to.
  await db.deleteFrom('oidc_flow').where('expires_at', '<', input.now).execute();
  await db
    .insertInto('oidc_flow')
    .values({
      state_hash: input.stateHash,
      desk_id: input.deskId,
      verifier: input.verifier,
      nonce: input.nonce,
      redirect_uri: input.redirectUri,
      expires_at: input.expiresAt,
    })
    .execute();
};

export const takeOidcFlow: Of<'takeOidcFlow'> = async (db, { stateHash, now }) => {
  const row = await db
    .deleteFrom('oidc_flow')
    .where('state_hash', '=', stateHash)
    .returningAll()
    .executeTakeFirst();
  if (!row || row.expires_at < now) return refuse(440, 'oidc_state_unknown');
  return { deskId: row.desk_id, verifier: row.verifier, nonce: row.nonce, redirectUri: row.redirect_uri };
};
