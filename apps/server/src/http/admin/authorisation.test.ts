import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashToken, newToken } from '../../auth/tokens.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask, loginAs } from '../testing/http-client.ts';
import { buildOtherDesk } from '../testing/other-desk.ts';

// Every route that the OpenAPI document names under /api/admin, with everybody who is not an administrator of the desk.

type Route = { method: string; path: string };
let server: TestServer;
let routes: Route[];
let ada: string;
const strangers: { who: string; token: string | null; status: number }[] = [];
let otherDesk: { token: string; agentId: number; deskId: number };

type Document = { paths: Record<string, Record<string, object>> };

const visitorToken = async (): Promise<string> => {
  const token = newToken('vis');
  const create = { tokenHash: hashToken(token), userid: 'v', nickname: 'V' };
  const visit = { language: '', pageUrl: '', pageTitle: '', now: 0 };
  await server.deps.store.writes.enterVisitor({ deskId: 1, tokenHash: null, create, ...visit });
  return token;
};

beforeAll(async () => {
  server = await startTestServer();
  const { paths } = JSON.parse((await ask(`${server.url}/openapi.json`)).text) as Document;
  routes = Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/admin/'))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    );
  ada = await loginAs(server.url, 'ada');
  otherDesk = await buildOtherDesk(server.deps);
  const expired = newToken('ses');
  const old = { agentId: 1, tokenHash: hashToken(expired), expiresAt: 1, now: 0 };
  await server.deps.store.writes.createSession(old);
  strangers.push(
    { who: 'nobody', token: null, status: 401 },
    { who: 'an agent', token: await loginAs(server.url, 'bo'), status: 403 },
    { who: 'a visitor', token: await visitorToken(), status: 401 },
    { who: 'an API key', token: 'inlay-demo-key', status: 401 },
    { who: 'an expired session', token: expired, status: 401 },
  );
});
afterAll(() => server.close());

const call = ({ method, path }: Route, token: string | null, body: unknown) =>
  ask(server.url + path.replace('{id}', '1'), {
    method,
    ...(token === null ? {} : { token }),
    ...(method === 'GET' || method === 'DELETE' ? {} : { body }),
  });

const snapshot = async (): Promise<string> => {
  const { reads } = server.deps.store;
  const parts = await Promise.all([
    reads.deskSettings(1),
    reads.agentEntries(1, 0),
    reads.workgroupEntries(1),
    reads.apiKeys(1),
    reads.businessPages(1),
    reads.webhooks(1),
    reads.callNumbers(1),
    reads.callPolicy(1),
    reads.callLine(1),
    reads.oidcProvider(1),
    reads.audit({ deskId: 1, before: null, limit: 200 }),
  ]);
  return JSON.stringify(parts);
};

test('[W8] whoever is no administrator is refused at every route, whatever the body, and nothing changes', async () => {
  expect(routes.length).toBeGreaterThanOrEqual(25);
  const before = await snapshot();
  for (const route of routes)
    for (const { who, token, status } of strangers)
      for (const body of [{}, { version: 1 }, '{"broken'])
        expect({ who, ...route, status: (await call(route, token, body)).status }).toEqual({
          who,
          ...route,
          status,
        });
  expect(await snapshot()).toBe(before);
});

const bodies: Record<string, object> = {
  'PATCH /api/admin/agents/{id}': { version: 1, name: 'taken over', role: 'admin' },
  'PATCH /api/admin/workgroups/{id}': { version: 1, name: 'taken over' },
  'PATCH /api/admin/business-pages/{id}': { version: 1, name: 'taken over' },
  'POST /api/admin/business-pages/{id}/token': { version: 1 },
  'PATCH /api/admin/call-numbers/{id}': { version: 1, label: 'taken over' },
};

test('[S1] an administrator of another desk finds none of this desk’s rows', async () => {
  const page = {
    name: 'P',
    url: 'https://a.example/',
    data: [],
    scopes: [],
    agent_ids: [],
    workgroup_ids: [],
  };
  await ask(`${server.url}/api/admin/business-pages`, {
    token: ada,
    body: { ...page, visitors: 'all', live_parameters: false },
  });
  const body = { url: 'https://a.example/', secret: 's', events: ['message' as const], channel: null };
  await server.deps.store.writes.createWebhook({ deskId: 1, ...body, enabled: false, createdAt: 0 });
  const before = await snapshot();
  const named = routes.filter(({ path }) => path.includes('{id}'));
  expect(named.length).toBeGreaterThanOrEqual(8);
  for (const route of named) {
    const answer = await call(route, otherDesk.token, bodies[`${route.method} ${route.path}`] ?? {});
    expect({ ...route, status: answer.status }).toEqual({ ...route, status: 404 });
  }
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const { text } = await call(route, otherDesk.token, undefined);
    for (const ours of [
      'Harbor',
      'demo.inlay',
      '127.0.0.1:7273',
      'Customer service',
      'a.example',
      '12025550101',
    ])
      expect({ ...route, tells: text.includes(ours) }).toEqual({ ...route, tells: false });
  }
  expect(await snapshot()).toBe(before);
});

test('[A5] one administrator asks at a human pace', async () => {
  const statuses = new Set<number>();
  for (let n = 0; n < 320; n += 1)
    statuses.add((await ask(`${server.url}/api/admin/desk`, { token: otherDesk.token })).status);
  expect(statuses).toEqual(new Set([200, 429]));
});
