import {
  type BusinessPageRow,
  businessPagesAnswer,
  changeBusinessPageBody,
  type ChangeBusinessPageBody,
  createBusinessPageAnswer,
  createBusinessPageBody,
  type CreateBusinessPageBody,
  orderBusinessPagesBody,
  rotateTokenAnswer,
  rotateTokenBody,
} from '@inlay/protocol/admin-http/business-page.ts';
import { changedAnswer } from '@inlay/protocol/admin-http/desk.ts';
import { pageUrlOf } from '@inlay/protocol/admin-http/web-address.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { emptyAnswer } from '@inlay/protocol/http-envelope.ts';
import { accepted } from '../../socket/answer.ts';
import type { BusinessPage, BusinessPageRecord } from '../../store/console-port.ts';
import { adminRoute, type AdminRoute, type Asked } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';
import { named } from './named.ts';
import { newSecret } from './secrets.ts';

const rowOf = (page: BusinessPageRecord): BusinessPageRow => ({
  id: page.id,
  name: page.name,
  url: page.url,
  origin: new URL(page.url).origin,
  data: page.data,
  scopes: page.scopes,
  agent_ids: page.agentIds,
  workgroup_ids: page.workgroupIds,
  visitors: page.visitors,
  live_parameters: page.liveParameters,
  version: page.version,
});

const checkedUrl = (text: string): string => {
  const found = pageUrlOf(text);
  if ('url' in found) return found.url;
  throw new WireError(400, `address_${found.problem}`, { address: text.slice(0, 100) });
};

const pageOf = (body: CreateBusinessPageBody): BusinessPage => ({
  name: body.name.trim(),
  url: checkedUrl(body.url),
  data: body.data,
  scopes: body.scopes,
  agentIds: body.agent_ids,
  workgroupIds: body.workgroup_ids,
  visitors: body.visitors,
  liveParameters: body.live_parameters,
});

const changeOf = (body: ChangeBusinessPageBody): Partial<BusinessPage> => ({
  ...named(body.name),
  ...(body.url === undefined ? {} : { url: checkedUrl(body.url) }),
  ...(body.data ? { data: body.data } : {}),
  ...(body.scopes ? { scopes: body.scopes } : {}),
  ...(body.agent_ids ? { agentIds: body.agent_ids } : {}),
  ...(body.workgroup_ids ? { workgroupIds: body.workgroup_ids } : {}),
  ...(body.visitors ? { visitors: body.visitors } : {}),
  ...(body.live_parameters === undefined ? {} : { liveParameters: body.live_parameters }),
});

const create = async ({ store }: AdminDeps, { deed, body }: Asked<CreateBusinessPageBody>) => {
  const token = newSecret('pag');
  const made = accepted(await store.writes.addBusinessPage({ ...deed, page: pageOf(body), token }));
  return { id: made.businessPageId, token };
};

const rotate = async ({ store }: AdminDeps, { deed, id, body }: Asked<{ version: number }>) => {
  const token = newSecret('pag');
  const input = { ...deed, businessPageId: id, version: body.version, token };
  return { ...accepted(await store.writes.rotateBusinessPageToken(input)), token };
};

/** S1. */
export const businessPageRoutes = (deps: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/business-pages',
    summary: 'The business pages, in the order of their tabs',
    answer: businessPagesAnswer,
    run: async ({ deed }) => (await deps.store.reads.businessPages(deed.deskId)).map(rowOf),
  }),
  adminRoute({
    method: 'POST',
    url: '/business-pages',
    summary: 'Register a page; its token is shown in this answer only',
    body: createBusinessPageBody,
    answer: createBusinessPageAnswer,
    run: (asked) => create(deps, asked),
  }),
  adminRoute({
    method: 'PATCH',
    url: '/business-pages/:id',
    summary: 'Change a page',
    body: changeBusinessPageBody,
    answer: changedAnswer,
    run: async ({ deed, id, body }) =>
      accepted(
        await deps.store.writes.changeBusinessPage({
          ...deed,
          businessPageId: id,
          version: body.version,
          change: changeOf(body),
        }),
      ),
  }),
  adminRoute({
    method: 'POST',
    url: '/business-pages/:id/token',
    summary: 'A new token; what was signed with the old one is refused from now on',
    body: rotateTokenBody,
    answer: rotateTokenAnswer,
    run: (asked) => rotate(deps, asked),
  }),
  adminRoute({
    method: 'DELETE',
    url: '/business-pages/:id',
    summary: 'Take a page off the desk',
    answer: emptyAnswer,
    run: async ({ deed, id }) => {
      accepted(await deps.store.writes.dropBusinessPage({ ...deed, businessPageId: id }));
    },
  }),
  adminRoute({
    method: 'PUT',
    url: '/business-pages/order',
    summary: 'The order of the tabs',
    body: orderBusinessPagesBody,
    answer: emptyAnswer,
    run: async ({ deed, body }) => {
      accepted(await deps.store.writes.orderBusinessPages({ ...deed, businessPageIds: body.ids }));
    },
  }),
];
