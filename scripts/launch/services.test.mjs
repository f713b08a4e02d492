import { expect, test } from 'vitest';
import { missingServices } from './services.mjs';

const tracer = process.platform === 'linux' ? ['strace'] : [];
const names = (env, exists) => missingServices(env, exists).map(({ name }) => name);

test('what is in PATH, or named by a URL, is not missing', () => {
  expect(names({ PATH: '/a' }, () => false)).toEqual(['Postgres', 'Redis', ...tracer]);
  expect(names({ PATH: '/a:/b' }, (place) => place === '/b/redis-server')).toEqual(['Postgres', ...tracer]);
  const urls = { INLAY_TEST_POSTGRES_URL: 'postgres://x', INLAY_TEST_REDIS_URL: 'redis://x' };
  expect(names(urls, () => false)).toEqual(tracer);
});
