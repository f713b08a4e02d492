import { isIP } from 'node:net';
import { BadSetting } from './bad-setting.ts';
import { callsFromEnv } from './calls/calls-from-env.ts';
import type { Config } from './config.ts';
import type { S3Settings } from './files/s3-settings.ts';
import { isLoopback } from './http/networks.ts';

type Env = Readonly<Record<string, string | undefined>>;

const valueOf = (env: Env, name: string): string | undefined => env[name]?.trim() || undefined;

const whole = (env: Env, name: string, fallback: number, min: number, max: number): number => {
  const text = valueOf(env, name);
  if (text === undefined) return fallback;
  const number = Number(text);
  if (/^\d{1,15}$/.test(text) && number >= min && number <= max) return number;
  throw new BadSetting(name, text, `a whole number from ${min} to ${max} is wanted`);
};

const isNetwork = (text: string): boolean => {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
};

const networks = (env: Env, name: string): string[] => {
  const list = (valueOf(env, name) ?? '').split(/[\s,]+/).filter((text) => text !== '');
  const wrong = list.find((text) => !isNetwork(text));
  if (wrong !== undefined) throw new BadSetting(name, wrong, 'addresses like 10.0.0.0/8, ::1 are wanted');
  return list;
};

const hostOf = (env: Env): string => {
  const text = valueOf(env, 'HOST') ?? '127.0.0.1';
  if (isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) return text;
  throw new BadSetting('HOST', text, 'an address such as 0.0.0.0 or a host name is wanted');
};

const demoOf = (env: Env, host: string): boolean | undefined => {
  const text = valueOf(env, 'INLAY_DEMO');
  if (text === undefined) return undefined;
  if (text !== '0' && text !== '1') throw new BadSetting('INLAY_DEMO', text, '0 or 1 is wanted');
  // F4: everybody knows the demo's passwords.
  if (text === '1' && !isLoopback(host))
    throw new BadSetting('INLAY_DEMO', text, `the demo is for this machine only, and HOST is ${host}`);
  return text === '1';
};

const flag = (env: Env, name: string): boolean => {
  const text = valueOf(env, name) ?? '0';
  if (text !== '0' && text !== '1') throw new BadSetting(name, text, '0 or 1 is wanted');
  return text === '1';
};

const publicUrl = (env: Env): string | undefined => {
  const text = valueOf(env, 'INLAY_PUBLIC_URL');
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new BadSetting('INLAY_PUBLIC_URL', text, 'an address such as https://desk.example.com is wanted');
  return url.origin;
};

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

const logLevel = (env: Env): string => {
  const text = valueOf(env, 'LOG_LEVEL') ?? 'info';
  if (logLevels.includes(text)) return text;
  throw new BadSetting('LOG_LEVEL', text, `one of ${logLevels.join(', ')} is wanted`);
};

const redisUrl = (env: Env): string | undefined => {
  const text = valueOf(env, 'REDIS_URL');
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^rediss?:$/.test(new URL(text).protocol))
    // The address may hold a password: it is not repeated.
    throw new BadSetting('REDIS_URL', '…', 'an address such as redis://127.0.0.1:6379 is wanted');
  return text;
};

const word = (env: Env, name: string): string | undefined => {
  const text = valueOf(env, name);
  if (text === undefined || /^[\w.:-]{1,64}$/.test(text)) return text;
  throw new BadSetting(name, text, 'up to 64 letters, digits and . : _ - are wanted');
};

const s3Of = (env: Env): S3Settings | undefined => {
  const bucket = valueOf(env, 'INLAY_S3_BUCKET');
  if (bucket === undefined) return undefined;
  const endpoint = valueOf(env, 'INLAY_S3_ENDPOINT');
  if (endpoint !== undefined && !/^https?:$/.test(URL.canParse(endpoint) ? new URL(endpoint).protocol : ''))
    throw new BadSetting(
      'INLAY_S3_ENDPOINT',
      endpoint,
      'an address such as https://s3.example.com is wanted',
    );
  const region = word(env, 'INLAY_S3_REGION') ?? 'us-east-1';
  // AWS itself wants the bucket in the host name; most other stores want it in the path.
  const style = valueOf(env, 'INLAY_S3_PATH_STYLE') ?? (endpoint === undefined ? '0' : '1');
  if (style !== '0' && style !== '1') throw new BadSetting('INLAY_S3_PATH_STYLE', style, '0 or 1 is wanted');
  return { bucket, region, endpoint, pathStyle: style === '1' };
};

const databaseUrlOf = (env: Env): string | undefined => {
  const text = valueOf(env, 'DATABASE_URL');
  if (text === undefined) return undefined;
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  // The value may hold a password and is not repeated.
  throw new BadSetting(
    'DATABASE_URL',
    '…',
    'an address such as postgres://user:password@host:5432/inlay is wanted',
  );
};

// Deadlines have no variable: they are the wire's own (A1, A2, W8) and the same everywhere.
const deadlines = {
  beatMs: 10_000,
  silenceMs: 30_000,
  loginDeadlineMs: 10_000,
  graceMs: 20_000,
  sessionRecheckMs: 60_000,
};

export const configFromEnv = (env: Env): Config => {
  const host = hostOf(env);
  return {
    ...deadlines,
    host,
    port: whole(env, 'PORT', 7272, 0, 65_535),
    dataDir: valueOf(env, 'INLAY_DATA_DIR') ?? './data',
    databaseUrl: databaseUrlOf(env),
    demo: demoOf(env, host),
    calls: callsFromEnv(env),
    demoPort: whole(env, 'DEMO_PORT', 7273, 1, 65_535),
    trustedNetworks: networks(env, 'INLAY_TRUSTED_NETWORKS'),
    publicUrl: publicUrl(env),
    trustedProxies: networks(env, 'INLAY_TRUSTED_PROXIES'),
    outboundNetworks: networks(env, 'INLAY_OUTBOUND_NETWORKS'),
    webhookAllowHttp: flag(env, 'INLAY_WEBHOOK_ALLOW_HTTP'),
    logLevel: logLevel(env),
    nodeId: word(env, 'INLAY_NODE_ID'),
    redisUrl: redisUrl(env),
    redisPrefix: word(env, 'INLAY_REDIS_PREFIX'),
    s3: s3Of(env),
    uploadMaxBytes: whole(env, 'INLAY_UPLOAD_MAX_BYTES', 10 * 1024 * 1024, 1024, 1024 ** 3),
    framesPerSecond: whole(env, 'INLAY_FRAMES_PER_SECOND', 100, 1, 10_000_000),
    socketsPerAddress: whole(env, 'INLAY_SOCKETS_PER_ADDRESS', 200, 1, 1_000_000),
    sendBufferBytes: 1024 * 1024,
  };
};
