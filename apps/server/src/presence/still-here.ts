import type { AgentDeps } from '../agent-socket/context.ts';
import type { BusEvent, BusListener } from '../bus/port.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import type { AgentConnection } from './presence.ts';

type Kept = Pick<AgentRecord, 'status' | 'reason'>;
type StatusEvent = Extract<BusEvent, { type: 'status' }>;

/** Nobody asked for it: a node took the agent for gone (A2). */
const isFarewell = ({ status, byClientId }: StatusEvent): boolean =>
  status === 'offline' && byClientId === null;

const restore = async (
  { store, bus, clock }: AgentDeps,
  { agent, clientId }: AgentConnection,
  kept: Kept,
): Promise<void> => {
  await store.writes.setStatus({ agentId: agent.id, ...kept, byClientId: null, now: clock.now() });
  const { id: agentId, deskId, name: agentName } = agent;
  bus.publish([{ type: 'agent_online', deskId, agentId, agentName, clientId }]);
};

/** A2: another node took an agent for gone who is connected to this one: they were out of each other's reach. */
export const stillHere = (deps: AgentDeps): BusListener => {
  const { presence, log } = deps;
  const kept = new Map<number, Kept>();
  return (event, origin) => {
    if (event.type !== 'status') return;
    const { agentId, status, reason } = event;
    const connection = [...presence.ofAgent(agentId)].find(({ kind }) => kind === 'chat');
    if (!connection) kept.delete(agentId);
    else if (!isFarewell(event)) kept.set(agentId, { status, reason });
    if (!connection || !isFarewell(event) || origin === 'here') return;
    const before = kept.get(agentId) ?? { status: 'available', reason: null };
    restore(deps, connection, before).catch((error: unknown) =>
      log.error({ err: error, agentId }, 'restoring a status failed'),
    );
  };
};
