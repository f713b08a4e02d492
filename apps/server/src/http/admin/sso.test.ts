import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask, loginAs } from '../testing/http-client.ts';

let server: TestServer;
let ada: string;
let keySet: Server;
let keySetUrl: string;
let keys: object[] = [];
beforeAll(async () => {
  server = await startTestServer({ outboundNetworks: ['127.0.0.0/8'], webhookAllowHttp: true });
  ada = await loginAs(server.url, 'ada');
  keySet = createServer((_, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys })),
  ).listen(0, '127.0.0.1');
  await once(keySet, 'listening');
  const address = keySet.address();
  keySetUrl = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/jwks`;
});
afterAll(async () => {
  await server.close();
  keySet.closeAllConnections();
  keySet.close();
});

const put = async (path: string, body: object) => {
  const { version } = (await ask(`${server.url}/api/admin/sso`, { token: ada })).data;
  return ask(`${server.url}/api/admin/sso${path}`, {
    method: path === '/off' ? 'POST' : 'PUT',
    token: ada,
    body: { version, ...body },
  });
};
const seconds = () => Math.floor(Date.now() / 1000);
const sign = (claims: object, secret: string | Uint8Array, alg = 'HS384') =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg })
    .sign(typeof secret === 'string' ? new TextEncoder().encode(secret) : secret);
const check = async (token: string, language = 'en-US') => {
  const answer = await ask(`${server.url}/api/admin/sso/check`, {
    token: ada,
    body: { token },
    headers: { 'accept-language': language },
  });
  return answer.data as unknown as { ok: boolean; findings: { name: string; ok: boolean; text: string }[] };
};
const wrong = async (token: string): Promise<string[]> =>
  (await check(token)).findings.filter(({ ok }) => !ok).map(({ name }) => name);
const enters = async (token: string): Promise<boolean> =>
  (await ask(`${server.url}/agent/auth/login?accessToken=${token}`)).status === 303;
const good = () => ({ sub: 'bo@demo.inlay', exp: seconds() + 300 });

test('[W6] a generated secret is shown once and signs agents in; the one before is refused from then on', async () => {
  const old = 'inlay-demo-sso-secret-inlay-demo-sso-secret-0001';
  expect(await enters(await sign(good(), old))).toBe(true);
  const made = await put('/secret', { algorithm: 'HS384', generate: true });
  const secret = String(made.data['secret']);
  expect(Buffer.byteLength(secret)).toBeGreaterThanOrEqual(48);
  expect(await enters(await sign(good(), old))).toBe(false);
  expect(await enters(await sign(good(), secret))).toBe(true);
  const other = await put('/secret', { algorithm: 'HS512' });
  expect(other).toMatchObject({ code: 0, data: { version: 3 } });
  expect(other.text).not.toContain('secret');
  expect(await enters(await sign(good(), secret))).toBe(false);
  expect(await enters(await sign(good(), secret, 'HS512'))).toBe(true);
  for (const path of ['/sso', '/audit'])
    expect((await ask(`${server.url}/api/admin${path}`, { token: ada })).text).not.toContain(secret);
  expect(server.logLines.join('')).not.toContain(secret);
});

test('[W6] an own secret needs 48 bytes', async () => {
  expect((await put('/secret', { algorithm: 'HS256', secret: 'x'.repeat(47) })).status).toBe(400);
  expect((await put('/secret', { algorithm: 'HS256', secret: '密'.repeat(16) })).code).toBe(0);
  expect((await put('/secret', { algorithm: 'none' })).status).toBe(400);
  expect((await put('/secret', { algorithm: 'RS256' })).status).toBe(400);
});

test('[W6] the check finds what is wrong with a token and says it in words', async () => {
  const secret = 'a secret of this very test, long enough for HS384 at least';
  await put('/secret', { algorithm: 'HS384', secret });
  const ok = await check(await sign({ ...good(), jti: 'once' }, secret));
  expect(ok).toMatchObject({ ok: true });
  const used = await sign({ ...good(), jti: 'twice' }, secret);
  await check(used);
  expect(await enters(used)).toBe(true);
  expect(await wrong('Bearer x')).toEqual(['format']);
  expect(await wrong('a.b.c')).toEqual(['format']);
  expect(await wrong(await sign(good(), secret, 'HS256'))).toEqual(['algorithm', 'signature']);
  expect(
    await wrong(await sign(good(), 'another secret that is long enough, too, for HS384 it seems')),
  ).toEqual(['signature']);
  expect(await wrong(await sign({ sub: 'bo@demo.inlay' }, secret))).toEqual(['exp']);
  expect(await wrong(await sign({ ...good(), exp: seconds() - 3600 }, secret))).toEqual(['exp']);
  expect(await wrong(await sign({ ...good(), exp: Date.now() }, secret))).toEqual(['exp']);
  expect(await wrong(await sign({ ...good(), iat: seconds() + 3600 }, secret))).toEqual(['iat']);
  expect(await wrong(await sign({ ...good(), sub: 'bo' }, secret))).toEqual(['sub']);
  expect(await wrong(await sign({ ...good(), sub: 'who@demo.inlay' }, secret))).toEqual(['account']);
  expect(await wrong(await sign({ ...good(), iat: 7, sub: 'bo@demo.inlay' }, secret))).toEqual([]);
});

const textOf = async (token: string, name: string, language?: string): Promise<string> =>
  (await check(token, language)).findings.find((finding) => finding.name === name)?.text ?? '';

test('[W6] the two common mistakes with a secret are named, and durations are in the reader’s language', async () => {
  const { secret } = (await put('/secret', { algorithm: 'HS384', generate: true })).data;
  const text = String(secret);
  const decoded = await sign(good(), new Uint8Array(Buffer.from(text, 'base64')));
  expect(await textOf(decoded, 'signature')).toContain('base64');
  expect(await textOf(await sign(good(), `${text}\n`), 'signature')).toContain('line break');
  const late = await sign({ ...good(), exp: seconds() - 7200 }, text);
  expect(await textOf(late, 'exp')).toContain('2 hours');
  expect(await textOf(late, 'exp', 'zh-CN')).toContain('2小时');
  expect(await textOf(late, 'exp', 'es-MX')).toContain('2 horas');
});

test('[W6] a JWKS address: its keys sign in, through the guarded way out', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }];
  expect((await put('/jwks', { algorithm: 'RS256', jwks_url: keySetUrl })).code).toBe(0);
  const token = (kid: string) =>
    new SignJWT(good()).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
  expect(await wrong(await token('k1'))).toEqual([]);
  expect(await enters(await token('k1'))).toBe(true);
  expect(await wrong(await token('k2'))).toEqual(['signature']);
});

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('[W6] whatever stands in a token, the check answers and never fails', async () => {
  const values: unknown[] = [null, 7, -1, 1e300, '', 'x'.repeat(500), true, [], {}, { toString: 1 }];
  for (const name of ['sub', 'exp', 'iat', 'nbf', 'jti'])
    for (const value of values) {
      const token = `${part({ alg: 'HS384' })}.${part({ ...good(), [name]: value })}.AAAA`;
      expect((await check(token)).ok).toBe(false);
    }
  for (const value of values)
    expect(await wrong(`${part({ alg: value, kid: value })}.${part(good())}.AAAA`)).not.toEqual([]);
  expect(await wrong(`${part([])}.${part(null)}.AAAA`)).toEqual(['format']);
  expect(server.logLines.filter((line) => line.includes('a request failed'))).toEqual([]);
});

test.each([
  'http://169.254.169.254/latest/meta-data',
  'http://10.0.0.1/jwks',
  'https://user:pw@idp.example/jwks',
  'ftp://idp.example/jwks',
  'file:///etc/passwd',
  'nonsense',
])('[W6] %s is no JWKS address', async (jwks_url) => {
  expect((await put('/jwks', { algorithm: 'RS256', jwks_url })).status).toBe(400);
});

test('[W6] switched off, no token signs in, and the check says so', async () => {
  await put('/secret', { algorithm: 'HS384', secret: 'x'.repeat(64) });
  expect((await put('/off', {})).code).toBe(0);
  const token = await sign(good(), 'x'.repeat(64));
  expect(await enters(token)).toBe(false);
  expect(await wrong(token)).toEqual(['signature']);
  expect((await ask(`${server.url}/api/admin/sso`, { token: ada })).data).toMatchObject({ mode: 'off' });
});
