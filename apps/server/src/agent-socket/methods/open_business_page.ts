import type { OpenBusinessPageRequest } from '@inlay/protocol/agent-socket/open_business_page.ts';
import { openPage } from '../../business-pages/open-page.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentDeps } from '../context.ts';

/** S2, S3. */
export const openBusinessPage = async (
  deps: AgentDeps,
  { agent }: AgentConnection,
  { page_id: pageId, userid }: OpenBusinessPageRequest,
) => ({ data: await openPage(deps, agent, { pageId, userid }) });
