import type { SessionAgent } from '@inlay/protocol/auth-http/login.ts';
import type { Deps } from '../deps.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import { hashToken, newToken } from './tokens.ts';

const hour = 3_600_000;
/** A company's single sign-on can sign in again at any time; who typed a password wants to stay. */
const sessionMs = { password: 30 * 24 * hour, ticket: 12 * hour };

export const agentForSession = async (
  { store }: Pick<Deps, 'store'>,
  agent: AgentRecord,
): Promise<SessionAgent> => {
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

/** W8: the token itself is told once and kept nowhere. */
export const startSession = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  agent: AgentRecord,
  way: keyof typeof sessionMs,
): Promise<{ token: string; agent: SessionAgent }> => {
  const token = newToken('ses');
  const now = deps.clock.now();
  await deps.store.writes.createSession({
    agentId: agent.id,
    tokenHash: hashToken(token),
    expiresAt: now + sessionMs[way],
    now,
  });
  return { token, agent: await agentForSession(deps, agent) };
};
