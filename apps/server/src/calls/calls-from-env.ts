import { BadSetting } from '../bad-setting.ts';
import { type Env, envText } from './env-text.ts';
import { issuerOf } from '../auth/oidc/issuers.ts';
import type { CallsConfig } from './calls-config.ts';
import { trunkFromEnv } from './trunk-from-env.ts';
import { isTurnUrl } from './turn-url.ts';

/** It has to go through a header, and through the configuration of a SIP server. */
const secretForm = /^[\x21-\x7e]{16,256}$/;

const addressOf = (env: Env, name: string, schemes: RegExp, example: string): string => {
  const text = envText(env, name);
  if (URL.canParse(text) && schemes.test(new URL(text).protocol)) return text;
  throw new BadSetting(name, text, `an address such as ${example} is wanted`);
};

/** Never repeated in a message. */
const secretOf = (env: Env, name: string): string => {
  const text = envText(env, name);
  if (secretForm.test(text)) return text;
  throw new BadSetting(name, '…', 'at least 16 letters, digits and signs without blanks are wanted');
};

const sipOf = (env: Env): CallsConfig['sip'] => {
  if (envText(env, 'SIP_URL') === '') return null;
  const url = addressOf(env, 'SIP_URL', /^wss?:$/, 'wss://sip.example.com/ws');
  const domain = envText(env, 'SIP_DOMAIN') || new URL(url).hostname;
  if (!/^[\w.-]{1,253}$/.test(domain))
    throw new BadSetting('SIP_DOMAIN', domain, 'a host name such as sip.example.com is wanted');
  return { url, domain, secret: secretOf(env, 'SIP_SECRET') };
};

const turnOf = (env: Env): CallsConfig['turn'] => {
  const urls = envText(env, 'TURN_URLS')
    .split(/[\s,]+/)
    .filter((url) => url !== '');
  if (urls.length === 0) return null;
  const wrong = urls.find((url) => !isTurnUrl(url));
  if (wrong !== undefined)
    throw new BadSetting(
      'TURN_URLS',
      wrong,
      'addresses such as turn:turn.example.com:3478?transport=udp are wanted',
    );
  return { urls, secret: secretOf(env, 'TURN_SECRET') };
};

const oidcOf = (env: Env): CallsConfig['oidc'] => {
  const text = envText(env, 'OIDC_ISSUER');
  if (text === '') return null;
  const issuer = issuerOf(text);
  if (issuer === null)
    throw new BadSetting(
      'OIDC_ISSUER',
      text,
      'an address such as https://accounts.google.com, or google, is wanted',
    );
  const clientId = envText(env, 'OIDC_CLIENT_ID');
  if (clientId === '')
    throw new BadSetting('OIDC_CLIENT_ID', '', 'the client id that the issuer has given is wanted');
  return { issuer, clientId, clientSecret: envText(env, 'OIDC_CLIENT_SECRET') };
};

export const callsFromEnv = (env: Env): CallsConfig => ({
  sip: sipOf(env),
  trunk: trunkFromEnv(env),
  lineSecret: envText(env, 'SIP_LINE_SECRET') === '' ? null : secretOf(env, 'SIP_LINE_SECRET'),
  turn: turnOf(env),
  policySecret: envText(env, 'CALL_POLICY_SECRET') === '' ? null : secretOf(env, 'CALL_POLICY_SECRET'),
  oidc: oidcOf(env),
});
