import type { Logger } from 'pino';
import type { Bus, BusEvent } from './port.ts';

/** One node: what is published is heard before `publish` returns. */
export const memoryBus = (log: Pick<Logger, 'error'>): Bus => {
  const listeners = new Set<(event: BusEvent) => void>();
  const tell = (listener: (event: BusEvent) => void, event: BusEvent): void => {
    try {
      listener(event);
    } catch (error) {
      log.error({ err: error, event: event.type }, 'a listener of the bus failed');
    }
  };
  return {
    publish: (events) => {
      for (const event of events) for (const listener of listeners) tell(listener, event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => listeners.clear(),
  };
};
