import type { SessionAnswer } from '@inlay/protocol/auth-http/login.ts';
import type { Deps } from '../deps.ts';
import type { AgentRecord } from '../store/port.ts';
import { hashToken, newToken } from './tokens.ts';

const day = 24 * 60 * 60 * 1000;
export const sessionLength = { password: 30 * day, singleSignOn: day / 2 };

/** What a page needs to know of the agent it works for. */
export const describeAgent = async ({ store }: Pick<Deps, 'store'>, agent: AgentRecord) => {
  const desk = await store.reads.desk(agent.deskId);
  return {
    customer_id: agent.id,
    customer_name: agent.name,
    email: agent.email,
    head_img: agent.headImg,
    role: agent.role,
    bid: agent.deskId,
    desk_name: desk?.name ?? '',
    language: agent.language,
    embed_origins: desk?.embedOrigins ?? [],
  };
};

/** W8: 256 random bits; only their hash is kept. */
export const startSession = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  agent: AgentRecord,
  length: number,
): Promise<SessionAnswer['data']> => {
  const token = newToken('ses');
  const now = deps.clock.now();
  await deps.store.writes.createSession({ agentId: agent.id, tokenHash: hashToken(token), expiresAt: now + length, now });
  return { token, agent: await describeAgent(deps, agent) };
};
