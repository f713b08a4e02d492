import { WireError } from '@inlay/protocol/errors.ts';
import type { Scope } from '@inlay/protocol/staff-sdk/scopes.ts';
import type { BusinessPageRecord } from '../store/console-port.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import type { Store } from '../store/port.ts';
import type { VisitorRecord } from '../store/visitors-port.ts';
import { isForAgent, isForVisitor } from './may-open.ts';

type Reads = Pick<Store, 'reads'>;

/** S1: pages of other desks do not exist for this agent; those of his own may be for others. */
export const findPage = async (
  { reads }: Reads,
  agent: AgentRecord,
  pageId: number,
): Promise<BusinessPageRecord> => {
  const page = await reads.businessPage(agent.deskId, pageId);
  if (!page) throw new WireError(404, 'unknown_page');
  if (!isForAgent(page, agent)) throw new WireError(403, 'page_not_for_you');
  return page;
};

export const checkVisitor = (page: BusinessPageRecord, visitor: VisitorRecord): void => {
  if (!isForVisitor(page, visitor)) throw new WireError(403, 'page_members_only');
};

/** S8. */
export const checkScope = (page: BusinessPageRecord, scope: Scope): void => {
  if (!page.scopes.includes(scope)) throw new WireError(403, 'page_lacks_scope', { scope });
};
