import type { AgentDeps } from '../agent-socket/context.ts';
import type { AgentEntry } from './agent-entry.ts';
import type { Here } from './others.ts';
import { stillHere } from './still-here.ts';
import { startGraceOfOrphans } from './watch.ts';

/** An agent as other nodes shall see him: connected here, or waited for here. */
const entryOf = ({ presence, grace }: AgentDeps, agentId: number): AgentEntry | null => {
  const entry = presence.entryOf(agentId);
  const deskId = grace.deskOf(agentId);
  if (deskId === undefined) return entry;
  return { deskId, connections: entry?.connections ?? [], grace: true };
};

const entries = (deps: AgentDeps): Map<number, AgentEntry> => {
  const found = new Map<number, AgentEntry>();
  for (const agentId of [...deps.presence.agentIds(), ...deps.grace.agentIds()]) {
    const entry = entryOf(deps, agentId);
    if (entry) found.set(agentId, entry);
  }
  return found;
};

/** He is back on another node (A2), or another session has taken his account there (A3). */
const onNews = ({ presence, grace, bus }: AgentDeps, agentId: number): void => {
  if (presence.hasChatElsewhere(agentId) && grace.cancel(agentId)) void presence.others.exchange(agentId);
  for (const connection of Array.from(presence.ofAgent(agentId))) {
    if (connection.kind !== 'chat' || connection.claim.epoch === 0) continue;
    if (!presence.isTakenOver(agentId, connection)) continue;
    const [latest] = presence.others.ofAgent(agentId).toSorted((a, b) => b.epoch - a.epoch);
    if (!latest) continue;
    const { sessionId, epoch } = latest;
    bus.deliver(
      [{ type: 'taken_over', deskId: connection.agent.deskId, agentId, sessionId, epoch }],
      'elsewhere',
    );
  }
};

const hereOf = (deps: AgentDeps): Here => ({
  entryOf: (agentId) => entryOf(deps, agentId),
  entries: () => entries(deps),
  onNews: (agentId) => onNews(deps, agentId),
  onGone: (agentIds) => {
    startGraceOfOrphans(deps, agentIds).catch((error: unknown) =>
      deps.log.error({ err: error }, 'looking after the agents of a node that is gone failed'),
    );
  },
});

/** O2: this node and the others know of each other's connections from now on. */
export const joinNodes = (
  deps: AgentDeps,
  closeAll: () => void,
): { joined: Promise<void>; close: () => Promise<void> } => {
  const { nodes, bus, presence } = deps;
  if (!nodes) return { joined: Promise.resolve(), close: async () => undefined };
  nodes.onLost(closeAll);
  const unsubscribe = bus.subscribe(stillHere(deps));
  const shared = nodes.share?.(hereOf(deps));
  if (shared) presence.join(shared);
  return {
    joined: shared?.start() ?? Promise.resolve(),
    close: async () => {
      unsubscribe();
      await shared?.close();
    },
  };
};
