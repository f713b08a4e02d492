import type { BusinessPage } from '../store/console-port.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import type { VisitorRecord } from '../store/visitors-port.ts';

/** Both lists empty: every agent of the desk. */
export const isForAgent = (
  { agentIds, workgroupIds }: Pick<BusinessPage, 'agentIds' | 'workgroupIds'>,
  agent: Pick<AgentRecord, 'id' | 'workgroupIds'>,
): boolean =>
  (agentIds.length === 0 && workgroupIds.length === 0) ||
  agentIds.includes(agent.id) ||
  agent.workgroupIds.some((id) => workgroupIds.includes(id));

/** S1: the company itself has named him: he came through its own channel, not as whoever opened the widget. */
export const isMember = ({ channel, openid }: Pick<VisitorRecord, 'channel' | 'openid'>): boolean =>
  channel !== 'widget' || openid !== '';

export const isForVisitor = (
  { visitors }: Pick<BusinessPage, 'visitors'>,
  visitor: Pick<VisitorRecord, 'channel' | 'openid'>,
): boolean => visitors === 'all' || isMember(visitor);
