import { expect, test } from 'vitest';
import { configFromEnv } from './config-from-env.ts';

test('[F1] [F3] without any variable: loopback, 7272, ./data, demo on 7273', () => {
  expect(configFromEnv({})).toMatchObject({
    host: '127.0.0.1',
    port: 7272,
    dataDir: './data',
    demo: undefined,
    demoPort: 7273,
    trustedNetworks: [],
    trustedProxies: [],
    publicUrl: undefined,
    logLevel: 'info',
    uploadMaxBytes: 10_485_760,
  });
});

test('[A1] [A2] [W8] the deadlines are the wire’s', () => {
  expect(configFromEnv({})).toMatchObject({
    beatMs: 10_000,
    silenceMs: 30_000,
    loginDeadlineMs: 10_000,
    graceMs: 20_000,
    sessionRecheckMs: 60_000,
  });
});

test('[F1] what is set counts; an empty text counts as not set', () => {
  const config = configFromEnv({
    HOST: '0.0.0.0',
    PORT: '0',
    INLAY_DATA_DIR: '/var/lib/inlay',
    INLAY_DEMO: '',
    INLAY_TRUSTED_NETWORKS: '10.0.0.0/8, ::1',
    INLAY_PUBLIC_URL: 'https://desk.example.com/',
    INLAY_FRAMES_PER_SECOND: '1000000',
    INLAY_SOCKETS_PER_ADDRESS: '10000',
  });
  expect(config).toMatchObject({
    host: '0.0.0.0',
    port: 0,
    dataDir: '/var/lib/inlay',
    demo: undefined,
    trustedNetworks: ['10.0.0.0/8', '::1'],
    publicUrl: 'https://desk.example.com',
    framesPerSecond: 1_000_000,
    socketsPerAddress: 10_000,
  });
});

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PORT', '1e3'],
  ['HOST', 'a b'],
  ['INLAY_DEMO', 'yes'],
  ['INLAY_TRUSTED_NETWORKS', '10.0.0.0/33'],
  ['INLAY_TRUSTED_NETWORKS', 'office'],
  ['INLAY_TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ['INLAY_PUBLIC_URL', 'desk.example.com'],
  ['INLAY_PUBLIC_URL', 'https://desk.example.com/inlay'],
  ['INLAY_OUTBOUND_NETWORKS', 'intranet'],
  ['INLAY_WEBHOOK_ALLOW_HTTP', 'yes'],
  ['LOG_LEVEL', 'loud'],
  ['REDIS_URL', 'localhost:6379'],
  ['REDIS_URL', 'http://localhost:6379'],
  ['INLAY_NODE_ID', 'a b'],
  ['INLAY_REDIS_PREFIX', 'x'.repeat(65)],
  ['DEMO_PORT', '0'],
])('[F1] %s=%s is refused by name', (name, value) => {
  expect(() => configFromEnv({ [name]: value })).toThrow(new RegExp(`^${name}=`));
});

test('[O2] files lie in a bucket if one is named; other stores than AWS have it in the path', () => {
  expect(configFromEnv({ INLAY_S3_REGION: 'eu-central-1' }).s3).toBeUndefined();
  expect(configFromEnv({ INLAY_S3_BUCKET: 'files' }).s3).toEqual({
    bucket: 'files',
    region: 'us-east-1',
    endpoint: undefined,
    pathStyle: false,
  });
  const own = { INLAY_S3_BUCKET: 'files', INLAY_S3_ENDPOINT: 'http://minio:9000' };
  expect(configFromEnv(own).s3).toMatchObject({ endpoint: 'http://minio:9000', pathStyle: true });
  expect(configFromEnv({ ...own, INLAY_S3_PATH_STYLE: '0' }).s3).toMatchObject({ pathStyle: false });
  expect(() => configFromEnv({ ...own, INLAY_S3_ENDPOINT: 'minio:9000' })).toThrow(/^INLAY_S3_ENDPOINT=/);
  expect(() => configFromEnv({ ...own, INLAY_S3_PATH_STYLE: 'yes' })).toThrow(/^INLAY_S3_PATH_STYLE=/);
});

test('[O2] an address of Redis that cannot be used is refused without telling its password', () => {
  expect(configFromEnv({ REDIS_URL: 'rediss://:secret@redis:6380/1' }).redisUrl).toBe(
    'rediss://:secret@redis:6380/1',
  );
  expect(() => configFromEnv({ REDIS_URL: 'https://:secret@redis' })).toThrow(/^(?!.*secret).*REDIS_URL=/);
});

test('[F4] the demo is refused on any address but loopback', () => {
  expect(() => configFromEnv({ INLAY_DEMO: '1', HOST: '0.0.0.0' })).toThrow(/INLAY_DEMO=1.*0\.0\.0\.0/);
  for (const HOST of ['127.0.0.1', '127.1.2.3', '::1', 'localhost'])
    expect(configFromEnv({ INLAY_DEMO: '1', HOST }).demo).toBe(true);
});
