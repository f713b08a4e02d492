import { isIPv4 } from 'node:net';
import { BadSetting } from '../bad-setting.ts';
import { type Env, envText } from './env-text.ts';
import type { TrunkConfig } from '../sip/trunk/trunk-config.ts';

const usualPort = 5060;

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 0 && port <= 65_535;

const hostAndPort = (name: string, text: string): { host: string; port: number } => {
  const [, host, digits] = /^([\w.-]{1,253})(?::([0-9]{1,5}))?$/.exec(text) ?? [];
  const port = Number(digits ?? usualPort);
  if (host === undefined || !isPort(port))
    throw new BadSetting(name, text, 'a host name or IPv4 address, and a port if it is not 5060, are wanted');
  return { host, port };
};

const bindOf = (env: Env): Pick<TrunkConfig, 'bind' | 'bindPort'> => {
  const { host, port } = hostAndPort('SIP_TRUNK_BIND', envText(env, 'SIP_TRUNK_BIND') || '0.0.0.0');
  if (!isIPv4(host))
    throw new BadSetting('SIP_TRUNK_BIND', host, 'an IPv4 address such as 0.0.0.0:5060 is wanted');
  return { bind: host, bindPort: port };
};

const addressOf = (env: Env): string => {
  const address = envText(env, 'SIP_TRUNK_ADDRESS');
  if (address === '' || isIPv4(address)) return address;
  throw new BadSetting('SIP_TRUNK_ADDRESS', address, 'the IPv4 address that the carrier sees is wanted');
};

const portsOf = (env: Env): TrunkConfig['rtpPorts'] => {
  const text = envText(env, 'SIP_TRUNK_RTP_PORTS');
  if (text === '') return null;
  const [, from, to] = /^([0-9]{1,5})-([0-9]{1,5})$/.exec(text) ?? [];
  const range = [Number(from), Number(to)] as const;
  if (from === undefined || !isPort(range[1]) || range[0] < 1 || range[0] >= range[1])
    throw new BadSetting('SIP_TRUNK_RTP_PORTS', text, 'a range such as 40000-40199 is wanted');
  return range;
};

/** It goes into a header in quotes. */
const accountOf = (env: Env): Pick<TrunkConfig, 'user' | 'password'> => {
  const [user, password] = [envText(env, 'SIP_TRUNK_USER'), envText(env, 'SIP_TRUNK_PASSWORD')];
  if (!/^[\x21-\x7e]{0,128}$/.test(user) || (user === '') !== (password === ''))
    throw new BadSetting('SIP_TRUNK_USER', user, 'a user without blanks, and SIP_TRUNK_PASSWORD, are wanted');
  return { user, password };
};

/** P6, experimental: the built-in line's way to a carrier. */
export const trunkFromEnv = (env: Env): TrunkConfig | null => {
  const text = envText(env, 'SIP_TRUNK');
  if (text === '') return null;
  return {
    ...hostAndPort('SIP_TRUNK', text),
    ...accountOf(env),
    ...bindOf(env),
    address: addressOf(env),
    rtpPorts: portsOf(env),
  };
};
