import Type, { type Static } from 'typebox';
import { userId } from '../ids.ts';
import { scope } from '../staff-sdk/scopes.ts';
import { request, reply } from './envelope.ts';

/** What the workbench needs to show a page; the token stays on the server. */
export const businessPageTab = Type.Object({
  page_id: Type.Integer(),
  name: Type.String(),
  origin: Type.String({ description: 'S3: the only origin that its frame may have' }),
  scopes: Type.Array(scope),
  live: Type.Boolean({ description: 'S6: loaded anew when the visitor changes' }),
  version: Type.Integer({ description: 'grows when an administrator changes the page' }),
});
export type BusinessPageTab = Static<typeof businessPageTab>;

/** Extension (S1): the pages that this agent may open beside this visitor's thread, in the order of the tabs. */
export const getBusinessPagesRequest = request('get_business_pages', { userid: userId });
export type GetBusinessPagesRequest = Static<typeof getBusinessPagesRequest>;
export const getBusinessPagesReply = reply('get_business_pages', {
  data: Type.Object({ userid: userId, thread_uid: Type.String(), pages: Type.Array(businessPageTab) }),
});
