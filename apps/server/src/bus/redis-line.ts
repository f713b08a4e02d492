import Type, { type Static } from 'typebox';
import { compile } from '@inlay/protocol/compile.ts';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { flushAtEndOfTurn } from '../socket/end-of-turn.ts';
import type { NodeLine, Topic } from './node-line.ts';
import { openRedis } from './redis-connection.ts';

type Options = { url: string; prefix: string; nodeId: string; log: Logger; pingMs?: number };
type Listener = (body: unknown, fromNode: string) => void;

const spoken = Type.Object({
  node: Type.String({ maxLength: 64 }),
  items: Type.Array(
    Type.Object({
      topic: Type.Enum(['events', 'hint', 'presence']),
      body: Type.Unknown(),
    }),
  ),
});
const spokenText = compile(spoken);

/** What may be under way to Redis; what is more is left out, and found by the poll. */
const mostUnderWay = 8 * 1024 * 1024;
const mostItem = 2 * 1024 * 1024;
const pingEachMs = 1_000;
const openedMs = 3_000;

const parse = (text: string): Static<typeof spoken> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return spokenText.check(value) ? value : null;
  } catch {
    return null; // not JSON: told to the log with all else that is none of ours
  }
};

/** Everything of one turn of the event loop goes out as one message; Redis away or slow means it is dropped. */
const speaker = (redis: Redis, channel: string, { nodeId, log }: Options) => {
  let items: string[] = [];
  let underWay = 0;
  let dropping = false;
  const drop = (error: unknown): void => {
    if (!dropping)
      log.warn({ err: error }, 'what other nodes should hear is dropped; they find it by polling');
    dropping = true;
  };
  const flush = (): void => {
    const text = `{"node":${JSON.stringify(nodeId)},"items":[${items.join(',')}]}`;
    items = [];
    if (underWay + text.length > mostUnderWay) return drop(undefined);
    underWay += text.length;
    redis
      .publish(channel, text)
      .then(() => (dropping = false), drop)
      .finally(() => (underWay -= text.length));
  };
  return (topic: Topic, body: unknown): void => {
    const item = JSON.stringify({ topic, body });
    if (item.length > mostItem) return drop(undefined);
    if (items.push(item) === 1) flushAtEndOfTurn({ flush });
  };
};

/** What is said reaches whoever asked for its topic; what is no message of a node is logged and passed over. */
const hearer = ({ nodeId, log }: Options) => {
  const listeners = new Map<Topic, Set<Listener>>();
  const tell = (listener: Listener, body: unknown, node: string): void => {
    try {
      listener(body, node);
    } catch (error) {
      log.error({ err: error, node }, 'what a node said could not be dealt with');
    }
  };
  return {
    on: (topic: Topic, listener: Listener): (() => void) => {
      const known = listeners.get(topic) ?? new Set();
      listeners.set(topic, known.add(listener));
      return () => known.delete(listener);
    },
    hear: (text: string): void => {
      const said = parse(text);
      if (!said) return log.warn({ bytes: text.length }, 'a message on the line between nodes is malformed');
      if (said.node === nodeId) return;
      for (const { topic, body } of said.items)
        for (const listener of listeners.get(topic) ?? []) tell(listener, body, said.node);
    },
  };
};

/** `opened` settles when others are heard and can be told for the first time, or when that takes too long to wait for. */
type RedisLine = NodeLine & { readonly commands: Redis; readonly opened: Promise<void> };

/** The line over Redis pub/sub: one channel for an installation, one connection to speak and one to hear. */
export const redisLine = (options: Options): RedisLine => {
  const { url, prefix, nodeId, log, pingMs = pingEachMs } = options;
  const channel = `${prefix}:nodes`;
  const commands = openRedis(url, `inlay-${nodeId}`, log);
  const subscriber = openRedis(url, `inlay-${nodeId}-hears`, log);
  const { on, hear } = hearer(options);
  const backs = new Set<() => void>();
  let hears = false;
  const isUp = (): boolean => hears && commands.status === 'ready';
  /** Whichever of the two connections comes last. */
  const tellBack = (): void => {
    if (isUp()) for (const back of backs) back();
  };
  commands.on('ready', tellBack);
  subscriber.on('message', (_channel, text) => hear(text));
  subscriber.on('close', () => (hears = false));
  subscriber.on('ready', () => {
    subscriber.subscribe(channel).then(
      () => {
        hears = true;
        tellBack();
      },
      (error: unknown) => log.warn({ err: error }, 'the line between nodes could not be opened; tried again'),
    );
  });
  const opened = new Promise<void>((resolve) => {
    backs.add(resolve);
    setTimeout(resolve, openedMs).unref();
  });
  // A connection that only hears would never learn that the other side is gone.
  const pinging = setInterval(() => {
    if (subscriber.status === 'ready') subscriber.ping().catch(() => (hears = false));
  }, pingMs).unref();
  return {
    nodeId,
    commands,
    opened,
    send: speaker(commands, channel, options),
    on,
    onBack: (listener) => {
      backs.add(listener);
      return () => backs.delete(listener);
    },
    isUp,
    close: async () => {
      clearInterval(pinging);
      subscriber.disconnect();
      commands.disconnect();
    },
  };
};
