import type { Logger } from 'pino';
import { liveEvents } from './event-schema.ts';
import { memoryBus } from './memory.ts';
import type { NodeLine } from './node-line.ts';
import type { Bus, BusEvent } from './port.ts';

/** Many nodes: heard here before `publish` returns, and by the others when the line carries it. */
export const redisBus = (line: NodeLine, log: Pick<Logger, 'error' | 'warn'>): Bus => {
  const here = memoryBus(log);
  const stopHearing = line.on('events', (body, node) => {
    const wrong = liveEvents.firstError(body);
    if (wrong) return log.warn({ node, ...wrong }, 'an event of another node is malformed');
    // Checked above: fields that are not named there are not used.
    here.deliver(body as BusEvent[], 'elsewhere');
  });
  return {
    ...here,
    publish: (events) => {
      here.publish(events);
      line.send('events', events);
    },
    close: async () => {
      stopHearing();
      await here.close();
    },
  };
};
