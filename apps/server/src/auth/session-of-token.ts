import type { Deps } from '../deps.ts';
import type { AgentRecord, SessionRecord } from '../store/accounts-port.ts';
import { hashToken } from './tokens.ts';

/** Whose session this token is; null when it is unknown, ended or expired, or the agent is switched off. */
export const sessionOfToken = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  token: string,
): Promise<{ session: SessionRecord; agent: AgentRecord } | null> => {
  const session = await store.reads.session(hashToken(token), clock.now());
  if (!session) return null;
  const agent = await store.reads.agent(session.agentId);
  return agent?.enabled ? { session, agent } : null;
};
