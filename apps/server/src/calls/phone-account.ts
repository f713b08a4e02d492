import type { IceServer, SipAccount } from '@inlay/protocol/agent-socket/get_phone.ts';
import type { Deps } from '../deps.ts';
import { mintCredential } from '../sip/auth/ephemeral-credential.ts';
import type { CallLineSettings } from '../store/calls-port.ts';
import { noCallsConfig } from './calls-config.ts';

/** P6: well below the hour; the phone asks again when three quarters have passed. */
const credentialMs = 30 * 60_000;

export const builtInDomain = 'line.inlay';

type SipServer = { url: string; domain: string; secret: string; builtIn: boolean };

type Needs = Pick<Deps, 'config' | 'clock'> & { lineSecret: string };

/** The desk's own settings, else the operator's, else the line of this server. */
export const sipServerOf = (
  { config, lineSecret }: Pick<Needs, 'config' | 'lineSecret'>,
  { sipUrl, sipDomain, sipSecret }: CallLineSettings,
): SipServer => {
  if (sipUrl !== '') return { url: sipUrl, domain: sipDomain, secret: sipSecret, builtIn: false };
  const { sip } = config.calls ?? noCallsConfig;
  if (sip) return { ...sip, builtIn: false };
  return { url: '/sip', domain: builtInDomain, secret: lineSecret, builtIn: true };
};

const iceServers = ({ config, clock }: Needs, settings: CallLineSettings, extension: string): IceServer[] => {
  const own = { urls: settings.turnUrls, secret: settings.turnSecret };
  const turn = own.urls.length > 0 ? own : (config.calls ?? noCallsConfig).turn;
  if (!turn) return [];
  const { username, password } = mintCredential(turn.secret, extension, clock.now(), credentialMs);
  return [{ urls: turn.urls, username, credential: password }];
};

/** Minted anew at each question; kept nowhere. */
export const phoneAccount = (
  needs: Needs,
  settings: CallLineSettings,
  extension: string,
  lifeMs = credentialMs,
): SipAccount => {
  const { url, domain, secret, builtIn } = sipServerOf(needs, settings);
  const { username, password, expiresAt } = mintCredential(secret, extension, needs.clock.now(), lifeMs);
  return {
    url,
    uri: `sip:${extension}@${domain}`,
    username,
    password,
    expires_at: expiresAt,
    ice_servers: iceServers(needs, settings, extension),
    built_in: builtIn,
  };
};
