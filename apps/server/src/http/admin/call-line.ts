import {
  callLineAnswer,
  type CallLineBody,
  callLineBody,
  type CallLineRow,
  callPolicySecretAnswer,
  callPolicySecretBody,
} from '@inlay/protocol/admin-http/call-line.ts';
import { changedAnswer } from '@inlay/protocol/admin-http/desk.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { hashToken } from '../../auth/tokens.ts';
import { isTurnUrl } from '../../calls/turn-url.ts';
import { accepted } from '../../socket/answer.ts';
import type { CallLineSettings } from '../../store/calls-port.ts';
import { adminRoute, type AdminRoute, type Asked } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';
import { newSecret } from './secrets.ts';

const noAddress = (field: string, wanted: string): WireError =>
  new WireError(400, 'field_address', { field, wanted });
const missing = (field: string): WireError => new WireError(400, 'field_missing', { field });

/** The browsers of agents go there, not this server: any host will do, but not any scheme. */
const sipUrlOf = (text: string): URL | null => {
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^wss?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw noAddress('sip_url', 'wss://sip.example.com/ws');
  return url;
};

const domainOf = (text: string, url: URL): string => {
  const domain = text === '' ? url.hostname : text;
  if (!/^[\w.-]+$/.test(domain)) throw noAddress('sip_domain', 'sip.example.com');
  return domain;
};

const turnUrlsOf = (urls: string[], hasSecret: boolean): string[] => {
  if (!urls.every(isTurnUrl)) throw noAddress('turn_urls', 'turn:turn.example.com:3478');
  if (urls.length > 0 && !hasSecret) throw missing('turn_secret');
  return urls;
};

/** Off: the secrets are forgotten as well. */
const changeOf = (body: CallLineBody, known: CallLineSettings) => {
  const url = sipUrlOf(body.sip_url.trim());
  const sipSecret = url === null ? '' : (body.sip_secret ?? known.sipSecret);
  if (url !== null && sipSecret === '') throw missing('sip_secret');
  const turnSecret = body.turn_urls.length === 0 ? '' : (body.turn_secret ?? known.turnSecret);
  return {
    sipUrl: url?.href ?? '',
    sipDomain: url === null ? '' : domainOf(body.sip_domain.trim(), url),
    sipSecret,
    turnUrls: turnUrlsOf(body.turn_urls, turnSecret !== ''),
    turnSecret,
  };
};

const rowOf = (line: CallLineSettings, fromEnvironment: boolean): CallLineRow => ({
  sip_url: line.sipUrl,
  sip_domain: line.sipDomain,
  has_sip_secret: line.sipSecret !== '',
  turn_urls: line.turnUrls,
  has_turn_secret: line.turnSecret !== '',
  has_policy_secret: line.policySecretHash !== null,
  web_calls: line.webCalls,
  from_environment: fromEnvironment,
  version: line.version,
});

const change = async ({ store }: AdminDeps, { deed, body }: Asked<CallLineBody>) => {
  const known = await store.reads.callLine(deed.deskId);
  return accepted(
    await store.writes.changeCallLine({ ...deed, version: body.version, change: changeOf(body, known) }),
  );
};

/** P6: the operator's own SIP server. */
export const callLineRoutes = (deps: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/call-line',
    summary: 'Where phones register; never a secret',
    answer: callLineAnswer,
    run: async ({ deed: { deskId } }) =>
      rowOf(await deps.store.reads.callLine(deskId), (deps.config.calls?.sip ?? null) !== null),
  }),
  adminRoute({
    method: 'PUT',
    url: '/call-line',
    summary: 'Let phones register at your own SIP server, or at the line of this server again',
    body: callLineBody,
    answer: changedAnswer,
    run: (asked) => change(deps, asked),
  }),
  adminRoute({
    method: 'POST',
    url: '/call-line/policy-secret',
    summary: 'A new secret for /api/calls/*, which is shown in this answer only',
    body: callPolicySecretBody,
    answer: callPolicySecretAnswer,
    run: async ({ deed, body: { version } }) => {
      const secret = newSecret('sip');
      const changes = { ...deed, version, change: { policySecretHash: hashToken(secret) } };
      return { ...accepted(await deps.store.writes.changeCallLine(changes)), secret };
    },
  }),
];
