import { isIP } from 'node:net';
import { isLoopback } from '../http/networks.ts';
import type { IsSafeAddress } from './unsafe-address.ts';

export type UnsafeReason =
  | 'not_a_url'
  | 'not_https'
  | 'has_credentials'
  | 'bad_port'
  | 'unsafe_address'
  | 'unknown_host';

/** An address that this server will not ask on behalf of others. `reason` is the key of its sentence. */
export class UnsafeUrl extends Error {
  readonly reason: UnsafeReason;
  constructor(reason: UnsafeReason, detail: string) {
    super(`${reason}: ${detail}`);
    this.name = 'UnsafeUrl';
    this.reason = reason;
  }
}

/** The well-known doors of a machine (SSH, SMTP, Redis is above) are not for us. */
const isAllowedPort = (port: string): boolean =>
  port === '' || port === '80' || port === '443' || Number(port) >= 1024;

/** The host as resolvers want it. The URL parser has already turned 0x7f.1, 2130706433 and 0177.1 into 127.0.0.1. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

/** All that can be said before the host is looked up. */
export const parseSafeUrl = (
  text: string,
  { allowHttp, isSafe }: { allowHttp: boolean; isSafe: IsSafeAddress },
): URL => {
  if (!URL.canParse(text)) throw new UnsafeUrl('not_a_url', 'it cannot be parsed');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new UnsafeUrl('not_https', url.protocol);
  if (url.protocol === 'http:' && !allowHttp && !isLoopback(hostOf(url)))
    throw new UnsafeUrl('not_https', url.protocol);
  if (url.username !== '' || url.password !== '') throw new UnsafeUrl('has_credentials', url.host);
  if (!isAllowedPort(url.port)) throw new UnsafeUrl('bad_port', url.port);
  // Sockets to literal addresses are opened without a look-up: they are checked here.
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isSafe(host)) throw new UnsafeUrl('unsafe_address', host);
  return url;
};
