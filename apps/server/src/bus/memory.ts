import type { Logger } from 'pino';
import type { Bus, BusEvent, BusListener, Origin } from './port.ts';

/** One node: what is published is heard before `publish` returns. */
export const memoryBus = (log: Pick<Logger, 'error'>): Bus => {
  const listeners = new Set<BusListener>();
  const tell = (listener: BusListener, event: BusEvent, origin: Origin): void => {
    try {
      listener(event, origin);
    } catch (error) {
      log.error({ err: error, event: event.type }, 'a listener of the bus failed');
    }
  };
  const deliver = (events: readonly BusEvent[], origin: Origin): void => {
    for (const event of events) for (const listener of listeners) tell(listener, event, origin);
  };
  return {
    publish: (events) => deliver(events, 'here'),
    deliver,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => listeners.clear(),
  };
};
