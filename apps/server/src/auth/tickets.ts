import { WireError } from '@inlay/protocol/errors.ts';
import type { Deps } from '../deps.ts';
import { accepted } from '../socket/answer.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import { hashToken, newToken } from './tokens.ts';

type TicketDeps = Pick<Deps, 'store' | 'clock'>;

/** W6: between our own answer and the page it leads to. W7: between a company's server and its page. */
export const ticketSeconds = { page: 30, host: 60 };

export const mintTicket = async (
  { store, clock }: TicketDeps,
  { agentId, origin, seconds }: { agentId: number; origin: string | null; seconds: number },
): Promise<string> => {
  const ticket = newToken('tkt');
  const now = clock.now();
  const expiresAt = now + seconds * 1000;
  await store.writes.createTicket({ agentId, ticketHash: hashToken(ticket), origin, expiresAt, now });
  return ticket;
};

/** Once only. `origin`: the host page it is bound to (W7). */
export const redeemTicket = async (
  { store, clock }: TicketDeps,
  ticket: string,
): Promise<{ agent: AgentRecord; origin: string | null }> => {
  const { agentId, origin } = accepted(
    await store.writes.redeemTicket({ ticketHash: hashToken(ticket), now: clock.now() }),
  );
  const agent = await store.reads.agent(agentId);
  if (!agent?.enabled) throw new WireError(440, 'bad_ticket');
  return { agent, origin };
};
