import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask } from '../testing/http-client.ts';

const secret = 'inlay-demo-sso-secret-inlay-demo-sso-secret-0001';
const soon = () => Math.floor(Date.now() / 1000) + 60;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Signing = { alg?: string; key?: string; header?: object; without?: 'exp' | 'iat' };

const sign = (claims: JWTPayload, { alg = 'HS384', key = secret, header = {}, without }: Signing = {}) => {
  const all: JWTPayload = { exp: soon(), iat: soon() - 60, ...claims };
  if (without) delete all[without];
  return new SignJWT(all).setProtectedHeader({ alg, ...header }).sign(new TextEncoder().encode(key));
};

const open = (query: Record<string, string>, headers = {}) =>
  ask(`${server.url}/agent/auth/login?${new URLSearchParams(query)}`, { headers });
const enter = async (token: Promise<string> | string) => open({ accessToken: await token });
const ticketOf = (location: string | null) => /^\/desktop#ticket=(tkt_[\w-]+)$/.exec(location ?? '')?.[1];
const trade = (ticket: string | undefined) => ask(`${server.url}/api/auth/session`, { body: { ticket } });

test.each([
  ['an e-mail', 'ada@demo.inlay'],
  ['the documented JSON text', JSON.stringify({ platform: 'bytedesk', username: 'ada@demo.inlay' })],
])('[W6] a token whose sub is %s leads to the desk by a clean address', async (_, sub) => {
  const answer = await enter(sign({ sub }));
  expect(answer).toMatchObject({ status: 303, text: '' });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  const traded = await trade(ticketOf(answer.headers.get('location')));
  expect(traded).toMatchObject({ code: 0, data: { agent: { customer_id: 1 } } });
  expect(traded.data).not.toHaveProperty('host_origin');
});

test('[W6] the ticket behind it works once', async () => {
  const ticket = ticketOf((await enter(sign({ sub: 'bo@demo.inlay' }))).headers.get('location'));
  expect((await trade(ticket)).code).toBe(0);
  expect((await trade(ticket)).code).toBe(440);
});

test('[W6] a token without jti works again, one with jti once', async () => {
  const free = await sign({ sub: 'ada@demo.inlay' });
  expect([(await enter(free)).status, (await enter(free)).status]).toEqual([303, 303]);
  const single = await sign({ sub: 'ada@demo.inlay', jti: 'one' });
  const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await enter(single)).status));
  expect(statuses.filter((status) => status === 303)).toHaveLength(1);
});

test('[W6] a HEAD does not use a token up', async () => {
  const single = await sign({ sub: 'ada@demo.inlay', jti: 'head' });
  const url = `${server.url}/agent/auth/login?accessToken=${single}`;
  expect((await ask(url, { method: 'HEAD' })).status).toBe(404);
  expect((await ask(url)).status).toBe(303);
});

test('[W6] clocks may differ by a minute and no more', async () => {
  const now = Math.floor(Date.now() / 1000);
  expect((await enter(sign({ sub: 'ada@demo.inlay', exp: now - 50 }))).status).toBe(303);
  expect((await enter(sign({ sub: 'ada@demo.inlay', exp: now - 65 }))).status).toBe(401);
  expect((await enter(sign({ sub: 'ada@demo.inlay', iat: now + 300 }))).status).toBe(401);
  expect((await enter(sign({ sub: 'ada@demo.inlay', nbf: now + 300 }))).status).toBe(401);
});

const flipped = async (): Promise<string> => {
  const [head, claims, signature = ''] = (await sign({ sub: 'ada@demo.inlay' })).split('.');
  const first = signature.startsWith('A') ? 'B' : 'A';
  return [head, claims, first + signature.slice(1)].join('.');
};

const unsigned = new UnsecuredJWT({ sub: 'ada@demo.inlay', exp: soon() }).encode();
const withSub = (sub: unknown) => sign({ sub: sub as string });

test.each<[string, () => Promise<string> | string]>([
  ['alg none', () => unsigned],
  ['another algorithm than the fixed one (HS256)', () => sign({ sub: 'ada@demo.inlay' }, { alg: 'HS256' })],
  ['another algorithm than the fixed one (HS512)', () => sign({ sub: 'ada@demo.inlay' }, { alg: 'HS512' })],
  ['another secret', () => sign({ sub: 'ada@demo.inlay' }, { key: 'x'.repeat(48) })],
  ['a changed signature', flipped],
  [
    'no signature',
    async () => `${(await sign({ sub: 'ada@demo.inlay' })).split('.').slice(0, 2).join('.')}.`,
  ],
  [
    'an unknown crit',
    () => sign({ sub: 'ada@demo.inlay' }, { header: { crit: ['x'], x: 1 } }).catch(() => 'a.b.c'),
  ],
  ['no sub', () => sign({})],
  ['a sub that is no string', () => withSub({ email: 'ada@demo.inlay' })],
  ['no exp', () => sign({ sub: 'ada@demo.inlay' }, { without: 'exp' })],
  [
    'extra keys in the JSON of sub',
    () => withSub(JSON.stringify({ platform: 'x', username: 'ada@demo.inlay', role: 'admin' })),
  ],
  [
    '__proto__ in the JSON of sub',
    () => withSub('{"platform":"x","username":"ada@demo.inlay","__proto__":{}}'),
  ],
  ['no platform in the JSON of sub', () => withSub('{"username":"ada@demo.inlay"}')],
  ['an array in sub', () => withSub('["ada@demo.inlay"]')],
  ['something that is no token', () => 'not-a-token'],
  ['a token over 4 KB', () => sign({ sub: 'ada@demo.inlay', pad: 'x'.repeat(4096) })],
  ['three dots', () => '...'],
])('[W6] refused: %s', async (_, make) => {
  const answer = await enter(make());
  expect(answer.status).toBe(401);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.text).toContain('login_failed');
});

test('[W6] nobody can find out which accounts exist', async () => {
  const key = 'x'.repeat(48);
  const known = await enter(sign({ sub: 'ada@demo.inlay' }, { key }));
  const unknown = await enter(sign({ sub: 'nobody@demo.inlay' }, { key }));
  expect([known.status, unknown.status]).toEqual([401, 401]);
  const reasonOf = (text: string) => /reason: "(\w+)"/.exec(text)?.[1] ?? 'none';
  expect([reasonOf(known.text), reasonOf(unknown.text)]).toEqual(['invalid', 'invalid']);
  const signed = await enter(sign({ sub: 'nobody@demo.inlay' }));
  expect([signed.status, reasonOf(signed.text)]).toEqual([403, 'unknown']);
});

test('[W6] [W9] a failure is readable, told to the listed origins by name and never to *', async () => {
  const answer = await open({ accessToken: 'x.y.z' }, { 'accept-language': 'es-MX' });
  expect(answer.text).toContain('El token de acceso no es válido');
  expect(answer.text).toContain('"http://127.0.0.1:7273"');
  expect(answer.text).not.toMatch(/postMessage\([^)]*\*/);
  const policy = answer.headers.get('content-security-policy') ?? '';
  const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
  expect(answer.text).toContain(`<script nonce="${nonce}">`);
  expect(policy).toContain("frame-ancestors 'self' http://127.0.0.1:7273");
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const again = await open({ accessToken: 'x.y.z' });
  expect(again.headers.get('content-security-policy')).not.toContain(nonce);
});

test('[W6] what stands in the address is not shown', async () => {
  const answer = await open({ accessToken: '<script>alert(1)</script>' });
  expect(answer.text).not.toContain('alert(1)');
});

test('[W7] a ticket in the address leads in once, and stays bound to its host page', async () => {
  const { data } = await ask(`${server.url}/api/auth/ticket`, {
    token: 'inlay-demo-key',
    body: { email: 'chen@demo.inlay', origin: 'http://localhost:7273' },
  });
  const ticket = String(data['ticket']);
  const answer = await open({ ticket });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).not.toContain(ticket);
  const traded = await trade(ticketOf(answer.headers.get('location')));
  expect(traded).toMatchObject({ data: { agent: { customer_id: 3 }, host_origin: 'http://localhost:7273' } });
  expect((await open({ ticket })).status).toBe(401);
});

test('[W7] after a revocation, older tokens do not bring the agent back', async () => {
  const older = await sign({ sub: 'diaz@demo.inlay', iat: soon() - 70 });
  expect((await enter(older)).status).toBe(303);
  await ask(`${server.url}/api/auth/revoke`, { token: 'inlay-demo-key', body: { email: 'diaz@demo.inlay' } });
  expect((await enter(older)).status).toBe(401);
  const without = await enter(sign({ sub: 'diaz@demo.inlay' }, { without: 'iat' }));
  expect(without.status).toBe(401);
  expect(without.text).toContain('reason: "revoked"');
  expect(without.text).toContain('with iat');
  expect((await enter(sign({ sub: 'diaz@demo.inlay', iat: soon() - 55 }))).status).toBe(303);
});

const keySetServer = async (keys: object[]): Promise<{ url: string; server: Server }> => {
  const host = createServer((_, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys })),
  );
  host.listen(0, '127.0.0.1');
  await once(host, 'listening');
  const address = host.address();
  return { server: host, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/jwks` };
};

test('[W6] a desk may have a JWKS address; its public key is no HMAC secret', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
  const keySet = await keySetServer([jwk]);
  const { signingKeys } = await import('../../auth/signing-keys.ts');
  const { verifyToken } = await import('../../auth/verify-token.ts');
  const demo = await server.deps.store.reads.desk(1);
  if (!demo) throw new Error('no demo desk');
  const desk = { ...demo, ssoAlgorithm: 'ES256' as const, ssoJwksUrl: keySet.url };
  const keys = await signingKeys()(desk);
  if (!keys) throw new Error('no keys');
  const claims = { sub: 'ada@demo.inlay', exp: soon() };
  const good = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(privateKey);
  const hmac = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    .sign(new TextEncoder().encode(JSON.stringify(jwk)));
  await expect(verifyToken(good, desk, keys, Date.now())).resolves.toMatchObject({ sub: 'ada@demo.inlay' });
  await expect(verifyToken(hmac, desk, keys, Date.now())).rejects.toMatchObject({ reason: 'invalid' });
  keySet.server.close();
});

test('[W6] a secret that is too short is no single sign-on', async () => {
  const { signingKeys } = await import('../../auth/signing-keys.ts');
  const demo = await server.deps.store.reads.desk(1);
  if (!demo) throw new Error('no demo desk');
  const keys = signingKeys();
  expect(await keys({ ...demo, ssoSecret: 'x'.repeat(47) })).toBeNull();
  expect(await keys({ ...demo, ssoSecret: '' })).toBeNull();
  expect(await keys({ ...demo, ssoSecret: null })).toBeNull();
});
