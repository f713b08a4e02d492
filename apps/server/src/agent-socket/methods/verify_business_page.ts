import type { VerifyBusinessPageRequest } from '@inlay/protocol/agent-socket/verify_business_page.ts';
import { verifyPage } from '../../business-pages/verify-page.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentDeps } from '../context.ts';

/** S3. A claim that is wrong is an answer, not a refusal: the page is told why. */
export const verifyBusinessPage = async (
  deps: AgentDeps,
  { agent }: AgentConnection,
  request: VerifyBusinessPageRequest,
) => ({ data: await verifyPage(deps, agent, request) });
