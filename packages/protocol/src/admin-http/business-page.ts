import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { scope } from '../staff-sdk/scopes.ts';
import { nameText, rowId, strict, version } from './fields.ts';

// S1: the company's pages that open beside a thread.

const pageData = Type.Union([
  Type.Literal('visitorData'),
  Type.Literal('routeData'),
  Type.Literal('chatData'),
  Type.Literal('crmData'),
  Type.Literal('metaData'),
  Type.Literal('myData'),
]);
export type PageData = Static<typeof pageData>;
const data = Type.Array(pageData, {
  maxItems: 6,
  uniqueItems: true,
  description: 'S2: which GET parameters the page gets',
});

const visitors = Type.Union([Type.Literal('all'), Type.Literal('members')], {
  description: 'members: only beside visitors whom the company has identified (V2)',
});
export type PageVisitors = Static<typeof visitors>;

const ids = Type.Array(rowId, { maxItems: 500, uniqueItems: true });
const fields = {
  name: nameText,
  url: Type.String({ minLength: 1, maxLength: 2048 }),
  data,
  scopes: Type.Array(scope, { maxItems: 5, uniqueItems: true, description: 'S8' }),
  agent_ids: ids,
  workgroup_ids: ids,
  visitors,
  live_parameters: Type.Boolean({ description: 'S6: the page is loaded anew when the visitor changes' }),
};

/** A row of GET /api/admin/business-pages, in the order of the tabs. Both lists of ids empty: for every agent. */
export const businessPageRow = Type.Object({
  id: rowId,
  ...fields,
  origin: Type.String({ description: 'S3: the one origin that its frame may have' }),
  version,
});
export type BusinessPageRow = Static<typeof businessPageRow>;
export const businessPagesAnswer = answer(Type.Array(businessPageRow));

/** POST /api/admin/business-pages. The token is shown here and never again. */
export const createBusinessPageBody = Type.Object(fields, strict);
export type CreateBusinessPageBody = Static<typeof createBusinessPageBody>;
export const createBusinessPageAnswer = answer(Type.Object({ id: rowId, token: Type.String() }));

/** PATCH /api/admin/business-pages/:id */
export const changeBusinessPageBody = Type.Object(
  { version, ...Type.Partial(Type.Object(fields)).properties },
  strict,
);
export type ChangeBusinessPageBody = Static<typeof changeBusinessPageBody>;

/** POST /api/admin/business-pages/:id/token: a new one; what was signed with the old one is refused from now on. */
export const rotateTokenBody = Type.Object({ version }, strict);
export type RotateTokenBody = Static<typeof rotateTokenBody>;
export const rotateTokenAnswer = answer(Type.Object({ version, token: Type.String() }));

/** PUT /api/admin/business-pages/order: the ids of all pages. */
export const orderBusinessPagesBody = Type.Object({ ids }, strict);
export type OrderBusinessPagesBody = Static<typeof orderBusinessPagesBody>;
