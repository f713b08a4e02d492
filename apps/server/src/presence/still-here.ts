import type { AgentDeps } from '../agent-socket/context.ts';
import type { BusEvent, Origin } from '../bus/port.ts';
import type { AgentRecord } from '../store/port.ts';

const wasBefore = ({ status, reason }: AgentRecord): Pick<AgentRecord, 'status' | 'reason'> =>
  status === 'offline' ? { status: 'available', reason: null } : { status, reason };

/** A2: another node took an agent for gone who is connected to this one: out of each other's reach for a while. */
export const restoreStatus = (deps: AgentDeps, event: BusEvent, origin: Origin): void => {
  if (event.type !== 'status' || origin === 'here') return;
  if (event.status !== 'offline' || event.byClientId !== null) return;
  const { store, bus, clock, log, presence } = deps;
  const connection = [...presence.ofAgent(event.agentId)].find(({ kind }) => kind === 'chat');
  if (!connection) return;
  const { clientId, agent } = connection;
  store.writes
    .setStatus({ agentId: agent.id, ...wasBefore(agent), byClientId: null, now: clock.now() })
    .then(() =>
      bus.publish([
        { type: 'agent_online', deskId: agent.deskId, agentId: agent.id, agentName: agent.name, clientId },
      ]),
    )
    .catch((error: unknown) => log.error({ err: error, agentId: agent.id }, 'restoring a status failed'));
};
