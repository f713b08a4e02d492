import { WireError } from '@inlay/protocol/errors.ts';
import type { Deps } from '../deps.ts';
import type { AgentRecord } from '../store/port.ts';
import { hashToken, newToken } from './tokens.ts';

export const ticketSeconds = { fromAccessToken: 30, fromApi: 60 };

/** A single-use way in; `origin`: only inside that host page. */
export const mintTicket = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  agentId: number,
  origin: string | null,
  seconds: number,
): Promise<string> => {
  const ticket = newToken('tkt');
  const now = clock.now();
  await store.writes.createTicket({ agentId, ticketHash: hashToken(ticket), origin, expiresAt: now + seconds * 1000, now });
  return ticket;
};

export const agentOfTicket = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  ticket: string,
): Promise<{ agent: AgentRecord; origin: string | null }> => {
  const redeemed = await store.writes.redeemTicket({ ticketHash: hashToken(ticket), now: clock.now() });
  if ('refused' in redeemed) throw new WireError(440, redeemed.refused.text);
  const agent = await store.reads.agent(redeemed.agentId);
  if (!agent?.enabled) throw new WireError(440, 'bad_ticket');
  return { agent, origin: redeemed.origin };
};
