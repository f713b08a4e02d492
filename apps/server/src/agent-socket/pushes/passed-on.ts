import type { BusEvent, PassedTo } from '../../bus/port.ts';
import type { Presence } from '../../presence/presence.ts';

type PassedOn = Extract<BusEvent, { type: 'passed_on' }>;

/** Client ids of all connections, on all nodes, to whom it goes. */
export const passedTo = (
  presence: Presence,
  to: PassedTo,
  excluded: ReadonlySet<string>,
): { here: string[]; elsewhere: string[] } => {
  const here = 'deskId' in to ? presence.ofDesk(to.deskId) : presence.ofAgent(to.agentId);
  const { others } = presence;
  const elsewhere = 'deskId' in to ? others.ofDesk(to.deskId) : others.ofAgent(to.agentId);
  const chosen = (connections: Iterable<{ clientId: string }>): string[] =>
    Array.from(connections, ({ clientId }) => clientId).filter((clientId) => !excluded.has(clientId));
  return { here: chosen(here), elsewhere: chosen(elsewhere) };
};

/** A14: as it was given. */
export const pushPassedOn = (presence: Presence, { to, frame, excludeClientIds }: PassedOn): void => {
  const excluded = new Set(excludeClientIds);
  const connections = 'deskId' in to ? presence.ofDesk(to.deskId) : presence.ofAgent(to.agentId);
  for (const { clientId, send } of connections) if (!excluded.has(clientId)) send(frame);
};
