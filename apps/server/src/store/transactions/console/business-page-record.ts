import type { PageData } from '@inlay/protocol/admin-http/business-page.ts';
import type { Scope } from '@inlay/protocol/staff-sdk/scopes.ts';
import type { Selectable } from 'kysely';
import type { BusinessPage, BusinessPageRecord } from '../../console-port.ts';
import type { Schema } from '../../schema.ts';

/** The lists were written by this server only, from checked bodies. */
const list = <T>(json: string): T[] => JSON.parse(json) as T[];

export const businessPageRecord = (row: Selectable<Schema['business_page']>): BusinessPageRecord => ({
  id: row.id,
  deskId: row.desk_id,
  name: row.name,
  url: row.url,
  data: list<PageData>(row.data),
  scopes: list<Scope>(row.scopes),
  agentIds: list<number>(row.agent_ids),
  workgroupIds: list<number>(row.workgroup_ids),
  visitors: row.visitors,
  liveParameters: row.live_parameters === 1,
  token: row.token,
  position: row.position,
  version: row.version,
  createdAt: row.created_at,
});

export const businessPageColumns = (page: BusinessPage) => ({
  name: page.name,
  url: page.url,
  data: JSON.stringify(page.data),
  scopes: JSON.stringify(page.scopes),
  agent_ids: JSON.stringify(page.agentIds),
  workgroup_ids: JSON.stringify(page.workgroupIds),
  visitors: page.visitors,
  live_parameters: page.liveParameters ? (1 as const) : (0 as const),
});
