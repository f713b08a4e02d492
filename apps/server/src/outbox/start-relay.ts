import { randomInt } from 'node:crypto';
import type { BusEvent } from '../bus/port.ts';
import type { Deps } from '../deps.ts';
import type { SafeFetch } from '../net/safe-fetch.ts';
import type { RelayCounts } from './relay-deps.ts';
import { Relay } from './relay.ts';
import { sendDelivery } from './send.ts';

export type RunningRelay = {
  counts: RelayCounts;
  wake: () => void;
  close: () => Promise<void>;
};

const leaseMs = 30_000;

const deskOf = (event: BusEvent): number | null => {
  if (event.type === 'messages' || event.type === 'thread') return event.thread.deskId;
  return event.type === 'status' ? event.deskId : null;
};

/** Sends from now on; woken by what happens here. */
export const startRelay = (deps: Deps, fetcher: SafeFetch): RunningRelay => {
  const { store, clock, log, bus } = deps;
  const counts: RelayCounts = { delivered: 0, failed: 0, dead: 0 };
  const send = sendDelivery({ fetcher, now: clock.now });
  const random = (): number => randomInt(2 ** 32) / 2 ** 32;
  const relay = new Relay({ store, clock, log, send, random, counts, leaseMs });
  const unsubscribe = bus.subscribe((event, origin) => {
    // Each node sends what it wrote; what a node that died left behind is found by looking again.
    const deskId = origin === 'here' ? deskOf(event) : null;
    if (deskId !== null) relay.wakeFor(deskId);
  });
  relay.start();
  return {
    counts,
    wake: () => relay.wake(),
    close: async () => {
      unsubscribe();
      await relay.close();
    },
  };
};
