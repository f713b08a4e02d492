import type { GetPageVisitorRequest } from '@inlay/protocol/agent-socket/get_page_visitor.ts';
import { checkScope, checkVisitor, findPage } from '../../business-pages/find-page.ts';
import { pageVisitor } from '../../business-pages/page-visitor.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { readableThread } from '../../threads/readable-thread.ts';
import type { AgentDeps } from '../context.ts';

/** S6, S8: without `crm:read` the customer's data do not leave the server. */
export const getPageVisitor = async (
  { store }: AgentDeps,
  { agent }: AgentConnection,
  { page_id: pageId, userid }: GetPageVisitorRequest,
) => {
  const page = await findPage(store, agent, pageId);
  checkScope(page, 'visitor:read');
  const { visitor, thread } = await readableThread(store, agent, userid);
  checkVisitor(page, visitor);
  const data = pageVisitor(visitor, thread);
  return { data: page.scopes.includes('crm:read') ? data : { ...data, crmData: {} } };
};
