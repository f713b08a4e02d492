import type { Bus, BusEvent } from '../../bus/port.ts';

export type BusCounts = { messages: number; assigned: number; closed: number };

const add = (counts: BusCounts, event: BusEvent): void => {
  if (event.type === 'messages') counts.messages += event.messages.length;
  if (event.type !== 'thread') return;
  if (event.action === 'assigned') counts.assigned += 1;
  if (event.action === 'closed') counts.closed += 1;
};

/** What this node did; the sum over the nodes is what was done. */
export const countBus = (bus: Pick<Bus, 'subscribe'>): { counts: BusCounts; stop: () => void } => {
  const counts: BusCounts = { messages: 0, assigned: 0, closed: 0 };
  const stop = bus.subscribe((event, origin) => {
    if (origin === 'here') add(counts, event);
  });
  return { counts, stop };
};
