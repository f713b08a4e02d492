import type { Selectable } from 'kysely';
import type { AgentRecord } from '../accounts-port.ts';
import type { StoreReads } from '../port.ts';
import type { Schema } from '../schema.ts';
import type { Db } from '../transactions/transaction.ts';

type Reads = Pick<StoreReads, 'agent' | 'agentByEmail' | 'agents' | 'workgroups'>;
type Member = Selectable<Schema['workgroup_member']>;

const agentRecord = (row: Selectable<Schema['agent']>, members: Member[]): AgentRecord => ({
  id: row.id,
  deskId: row.desk_id,
  email: row.email,
  name: row.name,
  headImg: row.head_img,
  role: row.role,
  language: row.language,
  status: row.status,
  reason: row.reason,
  autoConnect: row.auto_connect === 1,
  capacity: row.capacity,
  enabled: row.enabled === 1,
  extension: row.extension,
  workgroupIds: members.map((member) => member.workgroup_id),
});

export const agentReads = (db: Db): Reads => {
  const membersOf = (agentId: number) =>
    db.selectFrom('workgroup_member').selectAll().where('agent_id', '=', agentId).execute();
  return {
    agent: async (agentId) => {
      const row = await db.selectFrom('agent').selectAll().where('id', '=', agentId).executeTakeFirst();
      return row ? agentRecord(row, await membersOf(row.id)) : null;
    },
    agentByEmail: async (email) => {
      const row = await db
        .selectFrom('agent')
        .selectAll()
        .where('email', '=', email.toLowerCase())
        .executeTakeFirst();
      if (!row) return null;
      return {
        ...agentRecord(row, await membersOf(row.id)),
        passwordHash: row.password_hash,
        tokensValidAfter: row.tokens_valid_after,
      };
    },
    agents: async (deskId) => {
      const rows = await db
        .selectFrom('agent')
        .selectAll()
        .where('desk_id', '=', deskId)
        .orderBy('id')
        .execute();
      const members = await db
        .selectFrom('workgroup_member')
        .innerJoin('agent', 'agent.id', 'workgroup_member.agent_id')
        .selectAll('workgroup_member')
        .where('agent.desk_id', '=', deskId)
        .execute();
      const byAgent = Map.groupBy(members, ({ agent_id: agentId }) => agentId);
      return rows.map((row) => agentRecord(row, byAgent.get(row.id) ?? []));
    },
    workgroups: async (deskId) => {
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
        .execute();
      return rows.map((row) => ({
        id: row.id,
        groupNo: row.group_no,
        name: row.name,
        agentIds: members.filter((member) => member.workgroup_id === row.id).map((member) => member.agent_id),
      }));
    },
  };
};
