import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { browse, issuerClient, startIssuer } from '../../auth/oidc/testing/issuer.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask, loginAs } from '../testing/http-client.ts';

let issuer: Awaited<ReturnType<typeof startIssuer>>;
let server: TestServer;
let redirectUri: string;
beforeAll(async () => {
  issuer = await startIssuer();
  server = await startTestServer({
    // The issuer of the test is on this machine, where addresses of strangers may not lead.
    outboundNetworks: ['127.0.0.0/8'],
    webhookAllowHttp: true,
    calls: {
      sip: null,
      turn: null,
      policySecret: null,
      oidc: { issuer: issuer.url, clientId: issuerClient.id, clientSecret: issuerClient.secret },
    },
  });
  redirectUri = `${server.url}/admin/oidc-return`;
  issuer.serve(redirectUri);
});
afterAll(async () => {
  await server.close();
  await issuer.close();
});
beforeEach(() => {
  issuer.state.person = { sub: 'ada-at-the-issuer', email: 'Ada@demo.inlay', email_verified: true };
});

const start = async (query = ''): Promise<{ url: string; state: string }> =>
  (await ask(`${server.url}/api/auth/oidc/start${query}`)).data as { url: string; state: string };
const exchange = (body: unknown) => ask(`${server.url}/api/auth/oidc/exchange`, { body });

/** As the popup goes: what it would hand to the page that opened it. */
const popup = async () => {
  const { url, state } = await start();
  const back = await browse(url, redirectUri);
  return { ...Object.fromEntries(back.searchParams), state } as {
    code: string;
    state: string;
    iss: string;
    error?: string;
  };
};

test('[P2] code and PKCE: the verifier never leaves the server, and the session is as any other', async () => {
  const { url } = await start();
  const asked = new URL(url).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: redirectUri,
    client_id: 'inlay',
  });
  const { code, state } = await popup();
  // The popup hands on code and state alone.
  const { data, status } = await exchange({ code, state });
  expect(status).toBe(200);
  expect(data).toMatchObject({ agent: { email: 'ada@demo.inlay', customer_id: 1 } });
  const { data: session } = await ask(`${server.url}/api/auth/session`, { token: String(data['token']) });
  expect(session).toMatchObject({ agent: { customer_id: 1 } });
});

test('[P2] a state works once, and only the one that was given', async () => {
  const { code, state, iss } = await popup();
  expect((await exchange({ code, state: 'x'.repeat(43), iss })).status).toBe(440);
  expect((await exchange({ code, state, iss })).status).toBe(200);
  expect((await exchange({ code, state, iss })).status).toBe(440);
});

test("[P2] another flow's code is refused: PKCE binds it", async () => {
  const [mine, theirs] = [await popup(), await popup()];
  expect((await exchange({ code: theirs.code, state: mine.state })).status).toBe(401);
  // Its state is used up all the same.
  expect((await exchange({ code: mine.code, state: mine.state })).status).toBe(440);
});

test('[P2] a code that was used, and another issuer in iss, are refused', async () => {
  const used = await popup();
  expect((await exchange(used)).status).toBe(200);
  const { state } = await start();
  expect((await exchange({ code: used.code, state })).status).toBe(401);
  const mixed = await popup();
  expect((await exchange({ ...mixed, iss: 'https://evil.example' })).status).toBe(401);
});

test('[P2] an expired flow is refused', async () => {
  const { code, state } = await popup();
  const { hashToken } = await import('../../auth/tokens.ts');
  const late = server.deps.clock.now() + 11 * 60_000;
  expect(
    await server.deps.store.writes.takeOidcFlow({ stateHash: hashToken(state), now: late }),
  ).toMatchObject({
    refused: { code: 440 },
  });
  expect((await exchange({ code, state })).status).toBe(440);
});

test('[P2] who refuses at the issuer comes back with its word', async () => {
  issuer.state.person = null;
  expect(await popup()).toMatchObject({ error: 'access_denied' });
});

test('[P2] nobody signs in whom the desk does not know, or whose address the issuer has not verified', async () => {
  issuer.state.person = { sub: 'stranger', email: 'stranger@elsewhere.example', email_verified: true };
  expect((await exchange(await popup())).status).toBe(403);
  issuer.state.person = { sub: 'forger', email: 'ada@demo.inlay', email_verified: false };
  expect((await exchange(await popup())).status).toBe(403);
  issuer.state.person = { sub: 'nameless' };
  expect((await exchange(await popup())).status).toBe(403);
});

test('[P2] the page of the popup hands on code and state to its own origin only, and runs nothing of the address', async () => {
  const { text, headers, status } = await ask(
    `${redirectUri}?code=%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E&state=s`,
  );
  expect(status).toBe(200);
  expect(text).not.toContain('alert(1)');
  expect(text).toContain('postMessage(message, location.origin)');
  expect(text).not.toContain("'*'");
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test('[P2] the console sets an issuer, whose secret never comes out; one inside the network is refused', async () => {
  const ada = await loginAs(server.url, 'ada');
  const put = (body: unknown) => ask(`${server.url}/api/admin/oidc`, { body, method: 'PUT', token: ada });
  const { data } = await ask(`${server.url}/api/admin/oidc`, { token: ada });
  expect(data).toMatchObject({ issuer: '', from_environment: true, version: 1 });
  for (const address of [
    'http://10.0.0.1',
    'https://169.254.169.254',
    'ftp://a.example',
    'javascript:alert(1)',
  ])
    expect((await put({ version: 1, issuer: address, client_id: 'x' })).status).toBe(400);
  const own = {
    version: 1,
    issuer: issuer.url,
    client_id: issuerClient.id,
    client_secret: issuerClient.secret,
  };
  expect((await put(own)).data).toEqual({ version: 2 });
  const after = await ask(`${server.url}/api/admin/oidc`, { token: ada });
  expect(after.data).toMatchObject({ issuer: issuer.url, has_client_secret: true });
  expect(after.text).not.toContain(issuerClient.secret);
  const { url } = await start('?desk=1');
  expect(url).toContain(issuer.url);
  expect((await put({ version: 1, issuer: '', client_id: '' })).status).toBe(409);
  expect((await put({ version: 2, issuer: '', client_id: '' })).status).toBe(200);
});

test('[P2] hostile bodies are refused; an issuer that cannot be reached is told', async () => {
  for (const body of [
    {},
    [],
    { code: 1, state: 's'.repeat(20) },
    { code: 'x', state: { $gt: '' } },
    { code: '', state: '' },
  ])
    expect((await exchange(body)).status).toBe(400);
  expect((await ask(`${server.url}/api/auth/oidc/start?desk=__proto__`)).status).toBe(400);
  const lonely = await startTestServer({
    outboundNetworks: ['127.0.0.0/8'],
    webhookAllowHttp: true,
    calls: {
      sip: null,
      turn: null,
      policySecret: null,
      oidc: { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: '' },
    },
  });
  expect((await ask(`${lonely.url}/api/auth/oidc/start`)).status).toBe(503);
  await lonely.close();
  const without = await startTestServer();
  expect((await ask(`${without.url}/api/auth/oidc/start`)).status).toBe(404);
  await without.close();
});
