import type { AuditRecord, ConsoleReads } from '../console-port.ts';
import { businessPageRecord } from '../transactions/console/business-page-record.ts';
import type { Db } from '../transactions/transaction.ts';

const values = (json: string | null): AuditRecord['before'] =>
  // Written by this server only.
  json === null ? null : (JSON.parse(json) as Record<string, unknown>);

const deskSettings =
  (db: Db): ConsoleReads['deskSettings'] =>
  async (deskId) => {
    const row = await db.selectFrom('desk').selectAll().where('id', '=', deskId).executeTakeFirst();
    if (!row) return null;
    const origins = await db
      .selectFrom('embed_origin')
      .select('origin')
      .where('desk_id', '=', deskId)
      .orderBy('origin')
      .execute();
    return {
      deskId,
      name: row.name,
      color: row.color,
      greeting: row.greeting,
      version: row.version,
      embedOrigins: origins.map(({ origin }) => origin),
      originsVersion: row.origins_version,
      ssoAlgorithm: row.sso_algorithm,
      ssoJwksUrl: row.sso_jwks_url,
      hasSsoSecret: row.sso_secret !== null,
      ssoVersion: row.sso_version,
    };
  };

const agentEntries =
  (db: Db): ConsoleReads['agentEntries'] =>
  async (deskId, now) => {
    const rows = await db
      .selectFrom('agent')
      .selectAll()
      .where('desk_id', '=', deskId)
      .orderBy('id')
      .execute();
    const links = await db
      .selectFrom('password_link')
      .innerJoin('agent', 'agent.id', 'password_link.agent_id')
      .select(['password_link.agent_id', 'password_link.expires_at'])
      .where('agent.desk_id', '=', deskId)
      .where('password_link.expires_at', '>', now)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      email: row.email,
      name: row.name,
      role: row.role,
      capacity: row.capacity,
      extension: row.extension,
      language: row.language,
      enabled: row.enabled === 1,
      status: row.status,
      version: row.version,
      createdAt: row.created_at,
      hasPassword: row.password_hash !== null,
      linkExpiresAt: links.find((link) => link.agent_id === row.id)?.expires_at ?? null,
    }));
  };

const workgroupEntries =
  (db: Db): ConsoleReads['workgroupEntries'] =>
  async (deskId) => {
    const rows = await db
      .selectFrom('workgroup')
      .selectAll()
      .where('desk_id', '=', deskId)
      .orderBy('id')
      .execute();
    const members = await db
      .selectFrom('workgroup_member')
      .innerJoin('workgroup', 'workgroup.id', 'workgroup_member.workgroup_id')
      .selectAll('workgroup_member')
      .where('workgroup.desk_id', '=', deskId)
      .orderBy('workgroup_member.agent_id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      groupNo: row.group_no,
      name: row.name,
      isDefault: row.is_default === 1,
      version: row.version,
      agentIds: members.filter((member) => member.workgroup_id === row.id).map(({ agent_id: id }) => id),
    }));
  };

const audit =
  (db: Db): ConsoleReads['audit'] =>
  async ({ deskId, before, limit }) => {
    const all = db.selectFrom('audit').selectAll().where('desk_id', '=', deskId);
    const older = before === null ? all : all.where('id', '<', before);
    const rows = await older.orderBy('id', 'desc').limit(limit).execute();
    return rows.map((row) => ({
      id: row.id,
      agentId: row.agent_id,
      agentName: row.agent_name,
      action: row.action,
      target: row.target,
      before: values(row.before_json),
      after: values(row.after_json),
      at: row.at,
    }));
  };

export const consoleReads = (db: Db): ConsoleReads => ({
  deskSettings: deskSettings(db),
  agentEntries: agentEntries(db),
  workgroupEntries: workgroupEntries(db),
  apiKeys: async (deskId) => {
    const rows = await db
      .selectFrom('api_key')
      .select(['id', 'name', 'created_at'])
      .where('desk_id', '=', deskId)
      .where('revoked_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at }));
  },
  businessPages: async (deskId) => {
    const rows = await db
      .selectFrom('business_page')
      .selectAll()
      .where('desk_id', '=', deskId)
      .orderBy('position')
      .orderBy('id')
      .execute();
    return rows.map((row) => businessPageRecord(row));
  },
  businessPage: async (deskId, businessPageId) => {
    const row = await db
      .selectFrom('business_page')
      .selectAll()
      .where('desk_id', '=', deskId)
      .where('id', '=', businessPageId)
      .executeTakeFirst();
    return row ? businessPageRecord(row) : null;
  },
  passwordLink: async (linkHash, now) => {
    const row = await db
      .selectFrom('password_link')
      .innerJoin('agent', 'agent.id', 'password_link.agent_id')
      .select(['agent.email', 'agent.name'])
      .where('link_hash', '=', linkHash)
      .where('expires_at', '>', now)
      .where('agent.enabled', '=', 1)
      .executeTakeFirst();
    return row ?? null;
  },
  audit: audit(db),
});
