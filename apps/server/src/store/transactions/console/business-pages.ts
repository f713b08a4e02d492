import type { BusinessPage, BusinessPageRecord } from '../../console-port.ts';
import type { Refused } from '../../refused.ts';
import { type Db, refuse } from '../transaction.ts';
import { businessPageColumns, businessPageRecord } from './business-page-record.ts';
import { changedMeanwhile, difference, holdDesk, isEmpty, type Of, writeAudit } from './deed.ts';

const mostOfDesk = 50;

const pagesOf = async (db: Db, deskId: number): Promise<BusinessPageRecord[]> => {
  const rows = await db
    .selectFrom('business_page')
    .selectAll()
    .where('desk_id', '=', deskId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => businessPageRecord(row));
};

const pageOf = async (db: Db, deskId: number, id: number): Promise<BusinessPageRecord | Refused> =>
  (await pagesOf(db, deskId)).find((page) => page.id === id) ?? refuse(404, 'unknown_page');

const settingsOf = ({
  name,
  url,
  data,
  scopes,
  agentIds,
  workgroupIds,
  ...rest
}: BusinessPage): BusinessPage => {
  const { visitors, liveParameters } = rest;
  return { name, url, data, scopes, agentIds, workgroupIds, visitors, liveParameters };
};

/** Agents and workgroups of other desks do not exist. */
const strangers = async (db: Db, deskId: number, page: Partial<BusinessPage>): Promise<Refused | null> => {
  const count = async (table: 'agent' | 'workgroup', ids: readonly number[] = []): Promise<boolean> => {
    if (ids.length === 0) return true;
    const rows = await db
      .selectFrom(table)
      .select('id')
      .where('desk_id', '=', deskId)
      .where('id', 'in', ids)
      .execute();
    return rows.length === new Set(ids).size;
  };
  if (!(await count('agent', page.agentIds))) return refuse(404, 'unknown_agent');
  return (await count('workgroup', page.workgroupIds)) ? null : refuse(404, 'unknown_group');
};

export const addBusinessPage: Of<'addBusinessPage'> = async (db, input) => {
  const { deskId, page, token, now } = input;
  await holdDesk(db, deskId);
  const pages = await pagesOf(db, deskId);
  if (pages.length >= mostOfDesk) return refuse(409, 'too_many_pages', { limit: mostOfDesk });
  const refusal = await strangers(db, deskId, page);
  if (refusal) return refusal;
  const position = Math.max(0, ...pages.map((other) => other.position)) + 1;
  const { id } = await db
    .insertInto('business_page')
    .values({ ...businessPageColumns(page), desk_id: deskId, token, position, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeAudit(db, input, { action: 'page.created', target: page.name, after: settingsOf(page) });
  return { businessPageId: id };
};

export const changeBusinessPage: Of<'changeBusinessPage'> = async (db, input) => {
  const { deskId, businessPageId, version, change } = input;
  await holdDesk(db, deskId);
  const found = await pageOf(db, deskId, businessPageId);
  if ('refused' in found) return found;
  if (found.version !== version) return changedMeanwhile();
  const refusal = await strangers(db, deskId, change);
  if (refusal) return refusal;
  const settings = settingsOf(found);
  const { before, after } = difference(settings, change);
  if (isEmpty(after)) return { version };
  await db
    .updateTable('business_page')
    .set({ ...businessPageColumns({ ...settings, ...after }), version: version + 1 })
    .where('id', '=', businessPageId)
    .execute();
  await writeAudit(db, input, { action: 'page.changed', target: found.name, before, after });
  return { version: version + 1 };
};

export const rotateBusinessPageToken: Of<'rotateBusinessPageToken'> = async (db, input) => {
  const { deskId, businessPageId, version, token } = input;
  await holdDesk(db, deskId);
  const found = await pageOf(db, deskId, businessPageId);
  if ('refused' in found) return found;
  if (found.version !== version) return changedMeanwhile();
  await db
    .updateTable('business_page')
    .set({ token, version: version + 1 })
    .where('id', '=', businessPageId)
    .execute();
  await writeAudit(db, input, { action: 'page.token_rotated', target: found.name });
  return { version: version + 1 };
};

export const dropBusinessPage: Of<'dropBusinessPage'> = async (db, input) => {
  await holdDesk(db, input.deskId);
  const found = await pageOf(db, input.deskId, input.businessPageId);
  if ('refused' in found) return found;
  await db.deleteFrom('business_page').where('id', '=', found.id).execute();
  await writeAudit(db, input, { action: 'page.deleted', target: found.name, before: settingsOf(found) });
  return { deleted: true };
};

export const orderBusinessPages: Of<'orderBusinessPages'> = async (db, input) => {
  const { deskId, businessPageIds: ids } = input;
  await holdDesk(db, deskId);
  const pages = await pagesOf(db, deskId);
  const sameOnes = ids.length === pages.length && pages.every(({ id }) => ids.includes(id));
  if (!sameOnes) return changedMeanwhile();
  for (const [index, id] of ids.entries())
    await db
      .updateTable('business_page')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute();
  const names = (order: readonly number[]) =>
    order.map((id) => pages.find((page) => page.id === id)?.name ?? '');
  await writeAudit(db, input, {
    action: 'pages.ordered',
    target: 'desk',
    before: { order: pages.map(({ name }) => name) },
    after: { order: names(ids) },
  });
  return { ordered: true };
};
