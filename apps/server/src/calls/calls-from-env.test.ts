import { expect, test } from 'vitest';
import { callsFromEnv } from './calls-from-env.ts';

const sip = { SIP_URL: 'wss://sip.example.com/ws', SIP_SECRET: 'a-secret-of-some-length' };

test('[P6] nothing set: the line of this server, no TURN, no issuer, nobody asks the policy', () => {
  expect(callsFromEnv({})).toEqual({
    sip: null,
    trunk: null,
    lineSecret: null,
    turn: null,
    policySecret: null,
    oidc: null,
  });
});

test("[P6] the operator's SIP server, TURN and issuer", () => {
  expect(
    callsFromEnv({
      ...sip,
      CALL_POLICY_SECRET: 'another-secret-of-some-length',
      TURN_URLS: 'turn:turn.example.com:3478?transport=udp, turns:turn.example.com:5349',
      TURN_SECRET: 'a-third-secret-of-some-length',
      OIDC_ISSUER: 'google',
      OIDC_CLIENT_ID: 'inlay.apps.example',
    }),
  ).toMatchObject({
    sip: { url: 'wss://sip.example.com/ws', domain: 'sip.example.com' },
    policySecret: 'another-secret-of-some-length',
    turn: { urls: ['turn:turn.example.com:3478?transport=udp', 'turns:turn.example.com:5349'] },
    oidc: { issuer: 'https://accounts.google.com', clientSecret: '' },
  });
});

test('[P6] a trunk: a carrier by name, and where it finds us', () => {
  expect(callsFromEnv({ SIP_TRUNK: 'carrier.example.com' }).trunk).toEqual({
    host: 'carrier.example.com',
    port: 5060,
    user: '',
    password: '',
    bind: '0.0.0.0',
    bindPort: 5060,
    address: '',
    rtpPorts: null,
  });
  expect(
    callsFromEnv({
      SIP_TRUNK: '203.0.113.7:5080',
      SIP_TRUNK_USER: 'inlay',
      SIP_TRUNK_PASSWORD: 'a password, "with" blanks',
      SIP_TRUNK_BIND: '127.0.0.1:5062',
      SIP_TRUNK_ADDRESS: '198.51.100.4',
      SIP_TRUNK_RTP_PORTS: '40000-40199',
    }).trunk,
  ).toMatchObject({
    port: 5080,
    password: 'a password, "with" blanks',
    bindPort: 5062,
    rtpPorts: [40_000, 40_199],
  });
});

test.each([
  [{ SIP_URL: 'https://sip.example.com' }, /SIP_URL/],
  [{ SIP_URL: sip.SIP_URL }, /SIP_SECRET/],
  [{ ...sip, SIP_SECRET: 'short' }, /SIP_SECRET/],
  [{ ...sip, SIP_SECRET: 'with blanks that no header takes' }, /SIP_SECRET/],
  [{ ...sip, SIP_DOMAIN: 'not a host' }, /SIP_DOMAIN/],
  [{ CALL_POLICY_SECRET: 'short' }, /CALL_POLICY_SECRET/],
  [{ TURN_URLS: 'https://turn.example.com', TURN_SECRET: 'a-third-secret-of-some-length' }, /TURN_URLS/],
  [{ TURN_URLS: 'turn:turn.example.com' }, /TURN_SECRET/],
  [{ OIDC_ISSUER: 'not an address', OIDC_CLIENT_ID: 'x' }, /OIDC_ISSUER/],
  [{ OIDC_ISSUER: 'google' }, /OIDC_CLIENT_ID/],
  [{ SIP_TRUNK: 'https://carrier.example.com' }, /SIP_TRUNK=/],
  [{ SIP_TRUNK: 'carrier.example.com:99999' }, /SIP_TRUNK=/],
  [{ SIP_TRUNK: 'c', SIP_TRUNK_USER: 'inlay' }, /SIP_TRUNK_PASSWORD/],
  [{ SIP_TRUNK: 'c', SIP_TRUNK_BIND: 'localhost' }, /SIP_TRUNK_BIND/],
  [{ SIP_TRUNK: 'c', SIP_TRUNK_ADDRESS: '::1' }, /SIP_TRUNK_ADDRESS/],
  [{ SIP_TRUNK: 'c', SIP_TRUNK_RTP_PORTS: '40000' }, /SIP_TRUNK_RTP_PORTS/],
  [{ SIP_TRUNK: 'c', SIP_TRUNK_RTP_PORTS: '40010-40000' }, /SIP_TRUNK_RTP_PORTS/],
])('[P6] %o is refused, and the message names the variable but no secret', (env, name) => {
  expect(() => callsFromEnv(env)).toThrow(name);
  expect(() => callsFromEnv(env)).not.toThrow(/with blanks|^short/);
});
