import type {
  BusinessPageTab,
  GetBusinessPagesRequest,
} from '@inlay/protocol/agent-socket/get_business_pages.ts';
import { isForAgent, isForVisitor } from '../../business-pages/may-open.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { BusinessPageRecord } from '../../store/console-port.ts';
import { readableThread } from '../../threads/readable-thread.ts';
import type { AgentDeps } from '../context.ts';

const tabOf = (page: BusinessPageRecord): BusinessPageTab => ({
  page_id: page.id,
  name: page.name,
  origin: new URL(page.url).origin,
  scopes: page.scopes,
  live: page.liveParameters,
  version: page.version,
});

/** S1. */
export const getBusinessPages = async (
  { store }: AgentDeps,
  { agent }: AgentConnection,
  { userid }: GetBusinessPagesRequest,
) => {
  const { visitor, thread } = await readableThread(store, agent, userid);
  const pages = await store.reads.businessPages(agent.deskId);
  const own = pages.filter((page) => isForAgent(page, agent) && isForVisitor(page, visitor));
  return { data: { userid, thread_uid: thread.uid, pages: own.map(tabOf) } };
};
