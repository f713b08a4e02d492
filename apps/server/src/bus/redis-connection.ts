import { Redis } from 'ioredis';
import type { Logger } from 'pino';

const retryMs = 250;
const longestRetryMs = 2_000;
/** A server that has stopped without closing its connections is taken for dead after this. */
const silenceMs = 2_500;

/**
 * D4: Redis only hints, so nothing waits for it: a command that cannot go out now fails now, nothing is sent again
 * after a reconnect, and the reconnect never gives up.
 */
export const openRedis = (url: string, name: string, log: Pick<Logger, 'warn' | 'info'>): Redis => {
  const redis = new Redis(url, {
    connectionName: name,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    connectTimeout: silenceMs,
    socketTimeout: silenceMs,
    retryStrategy: (times) => Math.min(retryMs * times, longestRetryMs),
  });
  let away = false;
  // Said once each way, not at each attempt.
  const lost = (error: unknown): void => {
    if (!away) log.warn({ err: error, redis: name }, 'Redis is away; nodes hear of each other by polling');
    away = true;
  };
  redis.on('error', lost);
  redis.on('close', () => lost(undefined));
  redis.on('ready', () => {
    if (away) log.info({ redis: name }, 'Redis is back');
    away = false;
  });
  return redis;
};
