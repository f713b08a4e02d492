import { BlockList, isIP } from 'node:net';
import type { Config } from './config.ts';

/** What the operator wrote is wrong; the message names the variable and what it takes. */
export class ConfigError extends Error {}

type Env = Readonly<Record<string, string | undefined>>;

const whole = (env: Env, name: string, fallback: number, range: { min: number; max: number }): number => {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < range.min || value > range.max) {
    throw new ConfigError(`${name}=${text}: give a whole number from ${range.min} to ${range.max}`);
  }
  return value;
};

const networks = (env: Env, name: string): string[] => {
  const list = (env[name] ?? '').split(',').map((entry) => entry.trim());
  const filled = list.filter((entry) => entry !== '');
  for (const entry of filled) {
    const [address = '', bits, ...rest] = entry.split('/');
    const longest = isIP(address) === 6 ? 128 : 32;
    const known = isIP(address) !== 0 && rest.length === 0;
    if (!known || (bits !== undefined && !(Number.isInteger(Number(bits)) && Number(bits) >= 0 && Number(bits) <= longest))) {
      throw new ConfigError(`${name}: ${entry} is not a network; write for example 10.0.0.0/8, 192.168.1.7`);
    }
  }
  return filled;
};

/** A test whether an address lies in one of the networks. */
export const inNetworks = (list: readonly string[]): ((address: string) => boolean) => {
  const block = new BlockList();
  for (const entry of list) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    block.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
    const family = isIP(plain);
    return family !== 0 && block.check(plain, family === 6 ? 'ipv6' : 'ipv4');
  };
};

const demoWish = (env: Env): boolean | undefined => {
  const text = env['INLAY_DEMO'];
  if (text === undefined || text === '') return undefined;
  if (text !== '0' && text !== '1') throw new ConfigError(`INLAY_DEMO=${text}: give 0 or 1, or leave it out`);
  return text === '1';
};

const publicUrl = (env: Env): string | undefined => {
  const text = env['INLAY_PUBLIC_URL'];
  if (text === undefined || text === '') return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new ConfigError(`INLAY_PUBLIC_URL=${text}: give an address such as https://desk.example.com`);
  }
  return new URL(text).origin;
};

export const isLoopback = (host: string): boolean => host === 'localhost' || inNetworks(['127.0.0.0/8', '::1'])(host);

export const configFromEnv = (env: Env): Config => {
  const host = env['HOST'] ?? '127.0.0.1';
  const demo = demoWish(env);
  if (demo === true && !isLoopback(host)) {
    throw new ConfigError(`INLAY_DEMO=1 with HOST=${host}: the demo has known passwords and is for loopback only`);
  }
  return {
    host,
    port: whole(env, 'PORT', 7272, { min: 0, max: 65_535 }),
    dataDir: env['INLAY_DATA_DIR'] ?? 'data',
    demo,
    demoPort: whole(env, 'DEMO_PORT', 7273, { min: 1, max: 65_535 }),
    trustedNetworks: networks(env, 'INLAY_TRUSTED_NETWORKS'),
    publicUrl: publicUrl(env),
    trustedProxies: networks(env, 'INLAY_TRUSTED_PROXIES'),
    logLevel: env['LOG_LEVEL'] ?? 'info',
    uploadMaxBytes: whole(env, 'INLAY_UPLOAD_MAX_BYTES', 10 * 1024 * 1024, { min: 1024, max: 1024 ** 3 }),
    beatMs: 10_000,
    silenceMs: 30_000,
    loginDeadlineMs: 10_000,
    graceMs: 20_000,
    sessionRecheckMs: 60_000,
    framesPerSecond: whole(env, 'INLAY_FRAMES_PER_SECOND', 100, { min: 1, max: 10_000_000 }),
    socketsPerAddress: whole(env, 'INLAY_SOCKETS_PER_ADDRESS', 200, { min: 1, max: 1_000_000 }),
    sendBufferBytes: 4 * 1024 * 1024,
  };
};
