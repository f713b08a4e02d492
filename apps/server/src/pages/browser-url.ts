import { hostname } from 'node:os';
import { isIPv6 } from 'node:net';
import type { Config } from '../config.ts';

const anyAddress = new Set(['0.0.0.0', '::']);

/** Where browsers find this server. Who listens on every address is reached by the machine's name. */
export const browserUrl = ({ host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>, port: number): string => {
  if (publicUrl !== undefined) return publicUrl;
  const name = anyAddress.has(host) ? hostname() : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
};
