import { allSchemas } from '@inlay/protocol/all-schemas.ts';
import { compile } from '@inlay/protocol/compile.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstRun } from '../../first-run/first-run.ts';
import { WireClient } from '../../interface-4/wire-client.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask, loginAs } from '../testing/http-client.ts';
import { buildOtherDesk } from '../testing/other-desk.ts';

let server: TestServer;
let ada: string;
/** The last row of the log that was there before the test. */
let begun: number;
beforeEach(async () => {
  server = await startTestServer({ outboundNetworks: ['127.0.0.0/8'] });
  ada = await loginAs(server.url, 'ada');
  // The demo brings a business page; these tests make their own.
  for (const { id } of await rows('/business-pages')) await call('DELETE', `/business-pages/${id}`);
  begun = (await rows('/audit'))[0]?.id ?? 0;
});
afterEach(() => server.close());

const call = (method: string, path: string, body?: unknown, token = ada) =>
  ask(`${server.url}/api/admin${path}`, { method, token, ...(body === undefined ? {} : { body }) });
const get = (path: string, token = ada) => call('GET', path, undefined, token);
type Row = Record<string, unknown> & { id: number; version: number };
const rows = async (path: string): Promise<Row[]> => (await get(path)).data as unknown as Row[];
const row = async (path: string, id: number): Promise<Row> => {
  const found = (await rows(path)).find((each) => each.id === id);
  if (!found) throw new Error(`${path} has no ${id}`);
  return found;
};
/** Where it does not; null when it does. */
const misfit = (name: string, text: string) => {
  const schema = allSchemas.get(`admin-http/${name}`);
  if (!schema) throw new Error(`there is no ${name}`);
  return compile(schema).firstError(JSON.parse(text));
};
const log = async () =>
  (await rows('/audit')).filter(({ id }) => id > begun) as unknown as {
    action: string;
    target: string;
    after: unknown;
  }[];

test('every list and setting answers as the wire says', async () => {
  const names = [
    'desk',
    'agents',
    'workgroups',
    'embed-origins',
    'sso',
    'api-keys',
    'business-pages',
    'audit',
  ];
  for (const name of names) expect(misfit(`${name}.answer`, (await get(`/${name}`)).text)).toBeNull();
});

test('[A5] of two who change the same, the second is told and overwrites nothing', async () => {
  const { version } = (await get('/desk')).data;
  const first = await call('PATCH', '/desk', { version, name: ' Harbor ', color: '#123456' });
  expect(first.data).toEqual({ version: Number(version) + 1 });
  expect(await call('PATCH', '/desk', { version, name: 'Pine' })).toMatchObject({
    status: 409,
    msg: expect.stringContaining('Nothing was overwritten'),
  });
  expect((await get('/desk')).data).toMatchObject({ name: 'Harbor', color: '#123456' });
  const [told, ...more] = await log();
  expect(told).toMatchObject({
    action: 'desk.changed',
    agent_name: 'Ada',
    before: { name: 'Harbor & Pine' },
    after: { name: 'Harbor', color: '#123456' },
  });
  expect(more).toEqual([]);
});

test('[W7] an invited agent sets a password with the link, once, and signs in', async () => {
  const invited = await call('POST', '/agents', { email: ' Eve@Demo.inlay ', name: 'Eve' });
  expect(misfit('agents.invite.answer', invited.text)).toBeNull();
  const link = String(invited.data['path']).split('token=')[1] ?? '';
  const setPassword = (password: string) =>
    ask(`${server.url}/api/auth/password`, { body: { token: link, password } });
  const login = () =>
    ask(`${server.url}/api/auth/login`, { body: { email: 'eve@demo.inlay', password: 'a long password' } });
  expect((await login()).status).toBe(401);
  expect((await setPassword('short')).msg).toMatch(/10/);
  const owner = await ask(`${server.url}/api/auth/password-link`, { body: { token: link } });
  expect(owner.data).toEqual({ email: 'eve@demo.inlay', name: 'Eve' });
  expect((await setPassword('a long password')).data).toEqual({ email: 'eve@demo.inlay' });
  expect(await setPassword('another password')).toMatchObject({ status: 440, code: 440 });
  expect((await login()).code).toBe(0);
  const actions = (await log()).map(({ action }) => action);
  expect(actions).toEqual(['agent.password_set', 'agent.invited']);
  expect(server.logLines.join('')).not.toContain(link);
  expect((await call('POST', '/agents', { email: 'EVE@demo.inlay', name: 'E' })).status).toBe(409);
});

test('[W7] a newer link ends the older one, and a new password ends the sessions', async () => {
  const bo = await loginAs(server.url, 'bo');
  const link = async () =>
    String((await call('POST', '/agents/2/password-link')).data['path']).split('token=')[1];
  const [old, newer] = [await link(), await link()];
  const body = (token: string | undefined) => ({ token, password: 'a new password' });
  expect((await ask(`${server.url}/api/auth/password`, { body: body(old) })).code).toBe(440);
  expect((await ask(`${server.url}/api/auth/session`, { token: bo })).code).toBe(0);
  expect((await ask(`${server.url}/api/auth/password`, { body: body(newer) })).code).toBe(0);
  expect((await ask(`${server.url}/api/auth/session`, { token: bo })).status).toBe(401);
});

test('[W8] who is disabled is out at once, on the socket and over HTTP; enabled again he may come back', async () => {
  const client = await WireClient.open(server.wsUrl);
  const bo = await loginAs(server.url, 'bo');
  await client.ask({ method: 'login', token: bo });
  const change = async (enabled: boolean) =>
    call('PATCH', '/agents/2', { version: (await row('/agents', 2)).version, enabled });
  expect((await change(false)).code).toBe(0);
  expect(await client.end()).toMatchObject({ code: 4040 });
  expect((await ask(`${server.url}/api/auth/session`, { token: bo })).status).toBe(401);
  await expect(loginAs(server.url, 'bo')).rejects.toThrow(/401/);
  expect((await call('POST', '/agents/2/password-link')).status).toBe(409);
  expect((await change(true)).code).toBe(0);
  expect(await loginAs(server.url, 'bo')).toMatch(/^ses_/);
  expect((await log()).map(({ action }) => action)).toEqual(['agent.enabled', 'agent.disabled']);
});

test('[W8] a demoted administrator has lost the right with the answer; nobody demotes himself', async () => {
  const { version } = await row('/agents', 2);
  await call('PATCH', '/agents/2', { version, role: 'admin' });
  const bo = await loginAs(server.url, 'bo');
  expect((await get('/agents', bo)).code).toBe(0);
  const back = { version: (await row('/agents', 2)).version, role: 'agent' };
  expect((await call('PATCH', '/agents/2', back)).code).toBe(0);
  expect((await get('/agents', bo)).status).toBe(401);
  const self = await row('/agents', 1);
  for (const change of [{ role: 'agent' }, { enabled: false }])
    expect((await call('PATCH', '/agents/1', { version: self.version, ...change })).status).toBe(409);
});

test('[P6] an extension rings one agent', async () => {
  const taken = await call('PATCH', '/agents/4', { version: 1, extension: '1001' });
  expect(taken).toMatchObject({ status: 409, msg: expect.stringContaining('1001') });
  expect((await call('PATCH', '/agents/4', { version: 1, extension: '1004' })).code).toBe(0);
  expect((await call('PATCH', '/agents/4', { version: 2, extension: null })).code).toBe(0);
});

test('[R1] workgroups are made, renamed and given members; the default one is always one', async () => {
  const made = await call('POST', '/workgroups', { name: 'Sales', agent_ids: [2, 3] });
  const id = Number(made.data['id']);
  expect(await row('/workgroups', id)).toMatchObject({
    group_no: 'G2',
    is_default: false,
    agent_ids: [2, 3],
  });
  const changed = { version: 1, name: 'Sales LATAM', agent_ids: [3, 4], is_default: true };
  expect((await call('PATCH', `/workgroups/${id}`, changed)).data).toEqual({ version: 2 });
  const all = await rows('/workgroups');
  expect(all.filter((group) => group['is_default']).map((group) => group.id)).toEqual([id]);
  expect(all.find((group) => group.id === id)).toMatchObject({ name: 'Sales LATAM', agent_ids: [3, 4] });
  const other = await buildOtherDesk(server.deps);
  const stranger = { version: 2, agent_ids: [other.agentId] };
  expect((await call('PATCH', `/workgroups/${id}`, stranger)).status).toBe(404);
});

const ancestors = async (): Promise<string> => {
  const { headers } = await ask(`${server.url}/desktop`);
  return /frame-ancestors [^;]*/.exec(headers.get('content-security-policy') ?? '')?.[0] ?? '';
};

test('[W9] the next page after a change of the origins is sent with the new ones', async () => {
  expect(await ancestors()).toContain('http://127.0.0.1:7273');
  const { version } = (await get('/embed-origins')).data;
  const origins = ['https://crm.example.com/', 'HTTPS://Crm.Example.com', 'https://crm.example.com:8443'];
  expect((await call('PUT', '/embed-origins', { version, origins })).code).toBe(0);
  expect(await ancestors()).toBe(
    "frame-ancestors 'self' https://crm.example.com https://crm.example.com:8443",
  );
  const key = { token: 'inlay-demo-key', body: { email: 'bo@demo.inlay', origin: 'http://127.0.0.1:7273' } };
  expect((await ask(`${server.url}/api/auth/ticket`, key)).status).toBe(403);
});

test.each([
  ['', 400],
  ['crm.example.com', 400],
  ['http://crm.example.com', 400],
  ['https://*.example.com', 400],
  ['https://crm.example.com/path', 400],
  ['https://crm.example.com?x=1', 400],
  ['https://user:pw@crm.example.com', 400],
  ['javascript:alert(1)', 400],
  ['data:text/html,x', 400],
  ["https://crm.example.com; script-src 'unsafe-inline'", 400],
  ['https://crm.example.com\nset-cookie: a=b', 400],
  ['null', 400],
  ['*', 400],
  ['http://localhost:3000', 200],
  ['http://127.0.0.1:7273', 200],
  ['http://[::1]:8080', 200],
  ['https://客服.example', 200],
])('[W9] the origin %j is answered %i', async (origin, status) => {
  const { version } = (await get('/embed-origins')).data;
  expect((await call('PUT', '/embed-origins', { version, origins: [origin] })).status).toBe(status);
  expect(await ancestors()).not.toContain('unsafe-inline');
});

test('[A14] a key is shown once, works at once, and is refused once it is revoked', async () => {
  const made = await call('POST', '/api-keys', { name: 'CRM' });
  expect(misfit('api-keys.create.answer', made.text)).toBeNull();
  const key = String(made.data['key']);
  const list = () => ask(`${server.url}/api/customer/list`, { token: key, body: { bid: 1 } });
  expect((await list()).code).toBe(0);
  expect((await get('/api-keys')).text).not.toContain(key);
  expect((await get('/audit')).text).not.toContain(key);
  expect((await call('DELETE', `/api-keys/${String(made.data['id'])}`)).code).toBe(0);
  expect((await list()).status).toBe(401);
  expect((await call('DELETE', `/api-keys/${String(made.data['id'])}`)).status).toBe(404);
  expect((await log()).map(({ action }) => action)).toEqual(['api_key.revoked', 'api_key.created']);
});

const page = {
  name: 'Orders',
  url: 'https://erp.example.com/orders?tab=1',
  data: ['visitorData', 'chatData'],
  scopes: ['visitor:read', 'message:send'],
  agent_ids: [2],
  workgroup_ids: [1],
  visitors: 'members',
  live_parameters: true,
};

test('[S1] a business page is registered, changed, ordered and deleted; its token is shown once', async () => {
  const made = await call('POST', '/business-pages', page);
  expect(misfit('business-pages.create.answer', made.text)).toBeNull();
  const token = String(made.data['token']);
  const [first] = await rows('/business-pages');
  expect(first).toMatchObject({ ...page, origin: 'https://erp.example.com', version: 1 });
  const second = await call('POST', '/business-pages', { ...page, name: 'Shipping' });
  const ids = [Number(second.data['id']), first?.id];
  expect((await call('PUT', '/business-pages/order', { ids })).code).toBe(0);
  expect((await rows('/business-pages')).map(({ id }) => id)).toEqual(ids);
  expect((await call('PUT', '/business-pages/order', { ids: [first?.id] })).status).toBe(409);
  const path = `/business-pages/${first?.id ?? 0}`;
  const moved = { version: 1, url: 'https://new.example.com/', scopes: [], visitors: 'all', agent_ids: [] };
  expect((await call('PATCH', path, moved)).data).toEqual({ version: 2 });
  expect(await row('/business-pages', first?.id ?? 0)).toMatchObject({
    ...page,
    ...moved,
    origin: 'https://new.example.com',
    version: 2,
  });
  const rotated = await call('POST', `${path}/token`, { version: 2 });
  expect(rotated.data).toEqual({ version: 3, token: expect.stringMatching(/^pag_/) });
  const stored = (await server.deps.store.reads.businessPages(1)).find(({ id }) => id === first?.id);
  expect(stored?.token).toBe(rotated.data['token']);
  expect((await call('DELETE', path)).code).toBe(0);
  expect((await rows('/business-pages')).map(({ name }) => name)).toEqual(['Shipping']);
  const everything = (await get('/audit')).text + (await get('/business-pages')).text;
  for (const secret of [token, String(rotated.data['token'])]) expect(everything).not.toContain(secret);
});

test.each([
  'javascript:alert(1)',
  'http://erp.example.com',
  'https://u:p@erp.example.com',
  '/orders',
  'data:,x',
])('[S1] %s is no address of a business page', async (url) => {
  expect((await call('POST', '/business-pages', { ...page, url })).status).toBe(400);
});

test('[D6] webhooks of the console are those of the API, with a row in the log', async () => {
  const body = { url: 'https://127.0.0.1:8443/hook', events: ['message'] };
  const made = await call('POST', '/webhooks', body);
  expect(made.data).toMatchObject({ secret: expect.stringMatching(/^whs_/) });
  const listed = await ask(`${server.url}/api/webhooks`, { token: 'inlay-demo-key' });
  expect(listed.data).toMatchObject([{ url: body.url }]);
  expect((await get('/webhooks')).text).not.toContain('whs_');
  expect((await call('DELETE', `/webhooks/${String(made.data['id'])}`)).code).toBe(0);
  expect((await log()).map(({ action }) => action)).toEqual(['webhook.deleted', 'webhook.created']);
});

test('the log is read page by page', async () => {
  for (let n = 1; n <= 5; n += 1) await call('PATCH', '/desk', { version: n, name: `name ${n}` });
  const first = await rows('/audit?limit=2');
  expect(first).toHaveLength(2);
  const rest = await rows(`/audit?limit=200&before=${first[1]?.id ?? 0}`);
  expect(rest.filter(({ id }) => id > begun)).toHaveLength(3);
  for (const query of ['limit=0', 'limit=201', 'limit=x', 'before=-1', 'before=1e3', 'limit=1&limit=2'])
    expect((await get(`/audit?${query}`)).status).toBe(400);
});

test('[F2] the demo desk stays on this machine, whatever was changed in it', async () => {
  const { version } = (await get('/sso')).data;
  expect((await call('PUT', '/sso/secret', { version, algorithm: 'HS512', generate: true })).code).toBe(0);
  // As a start on every address of the machine would decide.
  const { deps } = server;
  const onNetwork = { ...deps, config: { ...deps.config, host: '0.0.0.0' } };
  await expect(firstRun(onNetwork)).rejects.toThrow(/demo desk/);
  expect(await firstRun(deps)).toEqual({ name: 'demo' });
});
