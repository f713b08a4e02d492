import { createApiKey } from '../administration.ts';
import { refuse } from '../transaction.ts';
import { holdDesk, type Of, writeAudit } from './deed.ts';

const mostOfDesk = 100;

export const addApiKey: Of<'addApiKey'> = async (db, input, emit) => {
  const { deskId, name, keyHash, now } = input;
  await holdDesk(db, deskId);
  const { n } = await db
    .selectFrom('api_key')
    .select((eb) => eb.fn.countAll<number | string>().as('n'))
    .where('desk_id', '=', deskId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(n) >= mostOfDesk) return refuse(409, 'too_many_api_keys', { limit: mostOfDesk });
  const made = await createApiKey(db, { deskId, name, keyHash, now }, emit);
  await writeAudit(db, input, { action: 'api_key.created', target: name });
  return made;
};

export const dropApiKey: Of<'dropApiKey'> = async (db, input) => {
  const row = await db
    .updateTable('api_key')
    .set({ revoked_at: input.now })
    .where('id', '=', input.apiKeyId)
    .where('desk_id', '=', input.deskId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  if (!row) return refuse(404, 'unknown_api_key');
  await writeAudit(db, input, { action: 'api_key.revoked', target: row.name });
  return { revoked: true };
};
