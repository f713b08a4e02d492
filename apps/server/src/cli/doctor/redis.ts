import type { Finding } from './finding.ts';

/** O2: without it nodes are slower, never wrong. */
export const checkRedis = async (url: string | undefined): Promise<Finding[]> => {
  if (url === undefined) return [{ state: 'ok', what: 'no REDIS_URL: this is the only node' }];
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // Told by the command below.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return [{ state: 'ok', what: 'Redis answers' }];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const fix = 'check REDIS_URL and the network; until then nodes find changes by polling';
    return [{ state: 'fail', what: `Redis cannot be reached: ${why}`, fix }];
  } finally {
    redis.disconnect();
  }
};
