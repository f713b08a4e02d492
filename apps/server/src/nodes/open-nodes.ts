import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { memoryBus } from '../bus/memory.ts';
import { noLine } from '../bus/node-line.ts';
import type { Bus } from '../bus/port.ts';
import { redisBus } from '../bus/redis.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../deps.ts';
import { Presence } from '../presence/presence.ts';
import { redisRegister } from '../presence/redis-register.ts';
import { leaseMs, SharedPresence } from '../presence/shared.ts';
import type { ChangeLog, Store } from '../store/port.ts';
import type { ThreadHead } from '../store/threads-port.ts';
import { Follower } from './follower.ts';
import type { Nodes } from './nodes.ts';

type Needs = {
  config: Pick<Config, 'nodeId' | 'redisUrl' | 'redisPrefix'>;
  store: Pick<Store, 'reads' | 'changes' | 'onCommitted'>;
  clock: Clock;
  log: Logger;
};

export type OpenNodes = { bus: Bus; nodes?: Nodes; close: () => Promise<void> };

const defaultPrefix = 'inlay';

const alone = ({ config, store, log }: Needs): OpenNodes => {
  if (config.redisUrl !== undefined) log.warn('REDIS_URL is not used: a database in one file has one node');
  const bus = memoryBus(log);
  store.onCommitted((events) => bus.publish(events));
  return { bus, close: () => bus.close() };
};

/** Whether somebody connected here may be shown the thread. */
const caring =
  (presence: Presence) =>
  ({ visitorId, deskId }: ThreadHead): boolean => {
    if (presence.hasVisitor(visitorId)) return true;
    for (const { kind } of presence.ofDesk(deskId)) if (kind === 'chat') return true;
    return false;
  };

const openLine = async ({ config, log }: Needs, nodeId: string, prefix: string) => {
  if (config.redisUrl !== undefined) {
    // Loaded only where there is a Redis: a small installation starts faster without.
    const { redisLine } = await import('../bus/redis-line.ts');
    const line = redisLine({ url: config.redisUrl, prefix, nodeId, log });
    await line.opened;
    return line;
  }
  log.warn('DATABASE_URL without REDIS_URL: right for one node; several would not know of one another');
  return null;
};

const among = async (needs: Needs, changes: ChangeLog): Promise<OpenNodes> => {
  const { config, store, clock, log } = needs;
  const { nodeId = randomUUID(), redisPrefix: prefix = defaultPrefix } = config;
  const redis = await openLine(needs, nodeId, prefix);
  const line = redis ?? noLine(nodeId);
  const bus = redisBus(line, log);
  const presence = new Presence();
  let onLost = (): void => undefined;
  const follower = new Follower({
    changes,
    reads: store.reads,
    bus,
    line,
    clock,
    log,
    cares: caring(presence),
    onLost: () => onLost(),
  });
  await follower.start();
  store.onCommitted((events, changeId) =>
    changeId === undefined ? bus.publish(events) : follower.committed(events, changeId),
  );
  const register = redis && redisRegister({ redis: redis.commands, prefix, nodeId, leaseMs });
  return {
    bus,
    nodes: {
      presence,
      share: register && ((here) => new SharedPresence({ register, line, clock, log }, here)),
      onLost: (listener) => (onLost = listener),
    },
    close: async () => {
      await follower.close();
      await bus.close();
      await line.close();
    },
  };
};

/** O1, O2: a store that keeps a log of changes is one that several nodes share. */
export const openNodes = async (needs: Needs): Promise<OpenNodes> =>
  needs.store.changes === null ? alone(needs) : among(needs, needs.store.changes);
