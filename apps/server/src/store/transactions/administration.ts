import type { StoreWrites } from '../port.ts';
import { type Db, refuse, type Transaction } from './transaction.ts';

type Of<K extends keyof StoreWrites> = Transaction<
  Parameters<StoreWrites[K]>[0],
  Awaited<ReturnType<StoreWrites[K]>>
>;

export const createDesk: Of<'createDesk'> = async (db, input) => {
  const { id } = await db
    .insertInto('desk')
    .values({
      ...(input.id === undefined ? {} : { id: input.id }),
      name: input.name,
      color: input.color,
      greeting: input.greeting,
      sso_secret: input.ssoSecret,
      sso_algorithm: 'HS384',
      sso_jwks_url: null,
      demo: input.demo ? 1 : 0,
      created_at: input.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const origin of new Set(input.embedOrigins))
    await db.insertInto('embed_origin').values({ desk_id: id, origin }).execute();
  return { deskId: id };
};

export const createAgent: Of<'createAgent'> = async (db, input) => {
  const { id } = await db
    .insertInto('agent')
    .values({
      ...(input.id === undefined ? {} : { id: input.id }),
      desk_id: input.deskId,
      email: input.email.toLowerCase(),
      name: input.name,
      head_img: input.headImg,
      role: input.role,
      language: null,
      password_hash: input.passwordHash,
      extension: input.extension,
      status: 'offline',
      reason: null,
      auto_connect: 0,
      capacity: input.capacity,
      enabled: 1,
      tokens_valid_after: 0,
      session_id: null,
      session_epoch: 0,
      last_assigned_at: 0,
      created_at: input.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { agentId: id };
};

export const createWorkgroup: Of<'createWorkgroup'> = async (db, input) => {
  const { id } = await db
    .insertInto('workgroup')
    .values({
      desk_id: input.deskId,
      group_no: input.groupNo,
      name: input.name,
      is_default: input.isDefault ? 1 : 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const agentId of input.agentIds)
    await db.insertInto('workgroup_member').values({ workgroup_id: id, agent_id: agentId }).execute();
  return { workgroupId: id };
};

export const createApiKey: Of<'createApiKey'> = async (db, input) => {
  const { id } = await db
    .insertInto('api_key')
    .values({
      desk_id: input.deskId,
      name: input.name,
      key_hash: input.keyHash,
      created_at: input.now,
      revoked_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { apiKeyId: id };
};

export const revokeApiKey: Of<'revokeApiKey'> = async (db, input) => {
  await db
    .updateTable('api_key')
    .set({ revoked_at: input.now })
    .where('id', '=', input.apiKeyId)
    .where('revoked_at', 'is', null)
    .execute();
};

export const addKnowledge: Of<'addKnowledge'> = async (db, input) => {
  for (const item of input.items) {
    await db
      .insertInto('knowledge')
      .values({
        desk_id: input.deskId,
        question: item.question,
        similar: JSON.stringify(item.similar),
        answer: item.answer,
        language: item.language,
        created_at: input.now,
      })
      .execute();
  }
};

export const createUpload: Of<'createUpload'> = async (db, input) => {
  await db
    .insertInto('upload')
    .values({
      id: input.id,
      desk_id: input.deskId,
      name: input.name,
      mime: input.mime,
      size: input.size,
      width: input.width,
      height: input.height,
      created_at: input.createdAt,
    })
    .execute();
};

export const createSetupLink: Of<'createSetupLink'> = async (db, input) => {
  // A restart prints a new link; the older ones stop working.
  await db.deleteFrom('setup_link').where('used_at', 'is', null).execute();
  await db
    .insertInto('setup_link')
    .values({ setup_hash: input.setupHash, created_at: input.now, used_at: null })
    .execute();
};

const burn = async (db: Db, setupHash: string, now: number): Promise<boolean> => {
  const row = await db
    .updateTable('setup_link')
    .set({ used_at: now })
    .where('setup_hash', '=', setupHash)
    .where('used_at', 'is', null)
    .returning('setup_hash')
    .executeTakeFirst();
  return row !== undefined;
};

export const completeSetup: Of<'completeSetup'> = async (db, input, emit) => {
  if (!(await burn(db, input.setupHash, input.now))) return refuse(440, 'bad_setup_link');
  const { deskId } = await createDesk(
    db,
    {
      name: input.deskName,
      color: '#4f46e5',
      greeting: '',
      ssoSecret: null,
      embedOrigins: [],
      now: input.now,
    },
    emit,
  );
  const { agentId } = await createAgent(
    db,
    {
      deskId,
      email: input.email,
      name: input.name,
      headImg: '',
      role: 'admin',
      passwordHash: input.passwordHash,
      extension: null,
      capacity: 5,
      now: input.now,
    },
    emit,
  );
  return { deskId, agentId };
};
