import type { Selectable } from 'kysely';
import type { AgentSettings, PasswordLink } from '../../console-port.ts';
import type { Refused } from '../../refused.ts';
import type { Schema } from '../../schema.ts';
import { createAgent } from '../administration.ts';
import { endAgentSessions } from '../sessions.ts';
import { type Db, refuse } from '../transaction.ts';
import { changedMeanwhile, difference, holdDesk, holdName, isEmpty, type Of, writeAudit } from './deed.ts';

type Row = Selectable<Schema['agent']>;
type Change = Partial<AgentSettings & { enabled: boolean }>;

const offer = async (db: Db, agentId: number, { linkHash, expiresAt }: PasswordLink, now: number) => {
  await db.deleteFrom('password_link').where('agent_id', '=', agentId).execute();
  await db
    .insertInto('password_link')
    .values({ link_hash: linkHash, agent_id: agentId, created_at: now, expires_at: expiresAt })
    .execute();
};

/** P6: the line rings an extension, whatever desk it belongs to. */
const extensionTaken = async (db: Db, extension: string | null | undefined, agentId: number) => {
  if (extension === null || extension === undefined) return null;
  await holdName(db, 'agent extensions');
  const other = await db
    .selectFrom('agent')
    .select('name')
    .where('extension', '=', extension)
    .where('id', '<>', agentId)
    .executeTakeFirst();
  return other ? refuse(409, 'extension_taken', { extension }) : null;
};

const emailTaken = async (db: Db, email: string): Promise<Refused | null> => {
  await holdName(db, 'agent emails');
  const other = await db.selectFrom('agent').select('id').where('email', '=', email).executeTakeFirst();
  return other ? refuse(409, 'email_taken') : null;
};

export const inviteAgent: Of<'inviteAgent'> = async (db, input, emit) => {
  const { deskId, agent, link, now } = input;
  await holdDesk(db, deskId);
  const email = agent.email.toLowerCase();
  const taken = (await emailTaken(db, email)) ?? (await extensionTaken(db, agent.extension, 0));
  if (taken) return taken;
  const made = { ...agent, deskId, email, headImg: '', passwordHash: null, now };
  const { agentId } = await createAgent(db, made, emit);
  if (agent.language !== null)
    await db.updateTable('agent').set({ language: agent.language }).where('id', '=', agentId).execute();
  await offer(db, agentId, link, now);
  await writeAudit(db, input, { action: 'agent.invited', target: email, after: { ...agent, email } });
  return { agentId };
};

const find = (db: Db, deskId: number, agentId: number): Promise<Row | undefined> =>
  db
    .selectFrom('agent')
    .selectAll()
    .where('id', '=', agentId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();

const settingsOf = (row: Row) => ({
  name: row.name,
  role: row.role,
  capacity: row.capacity,
  extension: row.extension,
  language: row.language,
  enabled: row.enabled === 1,
});

const isAdmin = ({ role, enabled }: { role: string; enabled: boolean }): boolean =>
  role === 'admin' && enabled;

/** A desk without an administrator could be mended by nobody. */
const wouldBeLast = async (db: Db, row: Row): Promise<boolean> => {
  const other = await db
    .selectFrom('agent')
    .select('id')
    .where('desk_id', '=', row.desk_id)
    .where('role', '=', 'admin')
    .where('enabled', '=', 1)
    .where('id', '<>', row.id)
    .executeTakeFirst();
  return other === undefined;
};

const refusalOf = async (db: Db, row: Row, change: Change): Promise<Refused | null> => {
  const now = settingsOf(row);
  const losesRights = isAdmin(now) && !isAdmin({ ...now, ...change });
  if (losesRights && (await wouldBeLast(db, row))) return refuse(409, 'last_admin');
  return extensionTaken(db, change.extension, row.id);
};

const store = async (db: Db, row: Row, { enabled, ...change }: Change): Promise<void> => {
  await db
    .updateTable('agent')
    .set({
      ...change,
      ...(enabled === undefined ? {} : { enabled: enabled ? (1 as const) : (0 as const) }),
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute();
  if (enabled === false) await db.deleteFrom('password_link').where('agent_id', '=', row.id).execute();
};

const actionOf = ({ enabled }: Record<string, unknown>): string =>
  enabled === undefined ? 'agent.changed' : enabled ? 'agent.enabled' : 'agent.disabled';

export const changeAgent: Of<'changeAgent'> = async (db, input, emit) => {
  const { deskId, agentId, version, change, now } = input;
  await holdDesk(db, deskId);
  const row = await find(db, deskId, agentId);
  if (!row) return refuse(404, 'unknown_agent');
  if (row.version !== version) return changedMeanwhile();
  const { before, after } = difference(settingsOf(row), change);
  if (isEmpty(after)) return { version };
  const refusal = await refusalOf(db, row, after);
  if (refusal) return refusal;
  await store(db, row, after);
  // What a connection may do was decided when it came in: who may less now has to come in again.
  if (after['enabled'] === false || after['role'] === 'agent')
    await endAgentSessions(db, { agentId, now }, emit);
  await writeAudit(db, input, { action: actionOf(after), target: row.email, before, after });
  return { version: version + 1 };
};

export const createPasswordLink: Of<'createPasswordLink'> = async (db, input) => {
  const { deskId, agentId, link, now } = input;
  await holdDesk(db, deskId);
  const row = await find(db, deskId, agentId);
  if (!row) return refuse(404, 'unknown_agent');
  if (row.enabled === 0) return refuse(409, 'agent_disabled');
  await offer(db, agentId, link, now);
  await writeAudit(db, input, { action: 'agent.link_made', target: row.email });
  return { expiresAt: link.expiresAt };
};

export const setPassword: Of<'setPassword'> = async (db, input, emit) => {
  const { linkHash, passwordHash, now } = input;
  const used = await db
    .deleteFrom('password_link')
    .where('link_hash', '=', linkHash)
    .where('expires_at', '>', now)
    .returning('agent_id')
    .executeTakeFirst();
  if (!used) return refuse(440, 'bad_password_link');
  const agentId = used.agent_id;
  const {
    email,
    name,
    desk_id: deskId,
  } = await db
    .updateTable('agent')
    .set({ password_hash: passwordHash })
    .where('id', '=', agentId)
    .returning(['email', 'name', 'desk_id'])
    .executeTakeFirstOrThrow();
  await endAgentSessions(db, { agentId, now }, emit);
  const deed = { deskId, by: { agentId, agentName: name }, now };
  await writeAudit(db, deed, { action: 'agent.password_set', target: email });
  return { agentId, email };
};
