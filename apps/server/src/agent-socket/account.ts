import { WireError } from '@inlay/protocol/errors.ts';
import type { AgentConnection } from '../presence/presence.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import type { AgentDeps } from './context.ts';

/** The agent as he is now: the connection knows him as he was when he logged in. */
export const accountOf = async (
  { store }: Pick<AgentDeps, 'store'>,
  { agent }: AgentConnection,
): Promise<AgentRecord> => {
  const found = await store.reads.agent(agent.id);
  if (!found?.enabled) throw new WireError(440, 'bad_token');
  return found;
};

/** P7: tabs of agents without a phone have nothing to hold. */
export const assertSeat = async (
  deps: Pick<AgentDeps, 'store'>,
  connection: AgentConnection,
): Promise<void> => {
  if ((await accountOf(deps, connection)).extension === null) throw new WireError(403, 'no_phone_seat');
};
