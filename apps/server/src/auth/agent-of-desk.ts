import { WireError } from '@inlay/protocol/errors.ts';
import type { Deps } from '../deps.ts';
import type { AgentRecord } from '../store/accounts-port.ts';

/** Agents of other desks are as unknown as nobody. */
export const agentOfDesk = async (
  { store }: Pick<Deps, 'store'>,
  deskId: number,
  email: string,
): Promise<AgentRecord> => {
  const agent = await store.reads.agentByEmail(email);
  if (!agent || agent.deskId !== deskId) throw new WireError(404, 'unknown_agent');
  return agent;
};
