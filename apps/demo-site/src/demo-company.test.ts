import { once } from 'node:events';
import { request } from 'node:http';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCompany } from './demo-company.ts';
import { readSettings } from './settings.ts';

const settings = { ...readSettings({}), deskOrigin: 'http://desk.example:7272' };
const faults: unknown[] = [];
let ids = 0;
const company = createCompany({
  settings,
  now: () => Date.now(),
  newId: () => `jti-${(ids += 1)}`,
  onFault: (error) => faults.push(error),
});
let origin = '';

beforeAll(async () => {
  company.listen(0, '127.0.0.1');
  await once(company, 'listening');
  const address = company.address();
  origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
});

afterAll(() => void company.close());

const tokenOf = async (query: string): Promise<string> => {
  const answer = await fetch(`${origin}/desk-token${query}`);
  const { accessToken }: { accessToken: string } = await answer.json();
  return accessToken;
};

const verify = (token: string) =>
  jwtVerify(token, new TextEncoder().encode(settings.ssoSecret), { algorithms: ['HS384'] });

test('[W6] the company signs a token for the agent: HS384, e-mail as the subject, a minute, single use', async () => {
  const token = await tokenOf('?agent=bo');
  expect(decodeProtectedHeader(token).alg).toBe('HS384');
  const { payload } = await verify(token);
  expect(payload).toMatchObject({ sub: 'bo@demo.inlay', jti: expect.stringMatching(/^jti-/) });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
  const again = await verify(await tokenOf('?agent=bo'));
  expect(again.payload.jti).not.toBe(payload.jti);
});

test('[W6] the subject can be the JSON text of the reference, too', async () => {
  const { payload } = await verify(await tokenOf('?agent=chen&sub=json'));
  expect(JSON.parse(payload.sub ?? '')).toEqual({ platform: 'demo-company', username: 'chen@demo.inlay' });
});

test('[F3] only agents of the demo desk get a token', async () => {
  for (const query of ['?agent=eve', '?agent=__proto__', '?agent=ada@demo.inlay', '?sub=toString'])
    expect((await fetch(`${origin}/desk-token${query}`)).status).toBe(400);
});

test('[F3] the pages answer, name the desk, and carry a strict policy', async () => {
  for (const path of ['/', '/host', '/shop']) {
    const answer = await fetch(origin + path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await answer.text()).toContain('http://desk.example:7272');
  }
});

test('[F3] shop and back office speak the language of the address, then of the browser', async () => {
  const langOf = async (path: string, accept: string) => {
    const page = await (await fetch(origin + path, { headers: { 'accept-language': accept } })).text();
    return /<html lang="(\w+)">/.exec(page)?.[1];
  };
  expect(await langOf('/shop?lang=zh', 'es')).toBe('zh');
  expect(await langOf('/shop', 'fr-FR,es-MX;q=0.8')).toBe('es');
  expect(await langOf('/shop?lang=__proto__', '')).toBe('en');
  expect(await langOf('/host?lang=es', 'zh')).toBe('es');
});

test('[F3] [P1] only agents of the demo desk get an account for the phone', async () => {
  const given = await (await fetch(`${origin}/phone-login?agent=bo`)).json();
  expect(given).toEqual({ email: 'bo@demo.inlay', password: settings.agentPassword });
  for (const query of ['?agent=eve', '?agent=__proto__', '?agent=ada@demo.inlay'])
    expect((await fetch(`${origin}/phone-login${query}`)).status).toBe(400);
});

test('[F3] nothing outside of the pages is served', async () => {
  for (const path of [
    '/pages/../src/main.ts',
    '/pages/%2e%2e/package.json',
    '/pages/shop.en.json',
    '/pages/host.en.json',
    '/pages/shop.html',
    '/nothing',
  ])
    expect((await fetch(origin + path)).status).toBe(404);
  expect((await fetch(`${origin}/pages/host.js`)).headers.get('content-type')).toContain('text/javascript');
  expect((await fetch(origin, { method: 'POST' })).status).toBe(405);
});

test('[F3] a foreign name that points at this machine gets no token and no account', async () => {
  for (const path of ['/desk-token', '/phone-login']) {
    const asked = request(origin + path, { headers: { host: 'evil.example' } }).end();
    const [answer] = await once(asked, 'response');
    expect(answer.statusCode).toBe(421);
    answer.resume();
  }
});

test('[F3] settings that cannot work are named', () => {
  expect(() => readSettings({ DEMO_PORT: '7273x' })).toThrow('DEMO_PORT');
  expect(() => readSettings({ INLAY_URL: 'javascript:1' })).toThrow('INLAY_URL');
  expect(readSettings({ INLAY_URL: 'http://127.0.0.1:8000/desktop' }).deskOrigin).toBe(
    'http://127.0.0.1:8000',
  );
});
