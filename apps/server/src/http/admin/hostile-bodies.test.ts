import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../clock.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask, loginAs } from '../testing/http-client.ts';

let server: TestServer;
let ada: string;
// Hundreds of requests at a human pace: a second passes with each.
let passed = 0;
const clock = { ...systemClock, now: () => systemClock.now() + passed * 1000 };
beforeAll(async () => {
  server = await startTestServer({ clock });
  ada = await loginAs(server.url, 'ada');
});
afterAll(() => server.close());

const routes: [method: string, path: string, good: Record<string, unknown>][] = [
  ['PATCH', '/desk', { version: 1, name: 'n', color: '#000000', greeting: 'g' }],
  [
    'POST',
    '/agents',
    { email: 'x@y.z', name: 'n', role: 'agent', capacity: 1, extension: null, language: null },
  ],
  ['PATCH', '/agents/2', { version: 1, name: 'n', role: 'agent', capacity: 1, enabled: true }],
  ['POST', '/workgroups', { name: 'n', agent_ids: [1] }],
  ['PATCH', '/workgroups/1', { version: 1, name: 'n', agent_ids: [1], is_default: true }],
  ['PUT', '/embed-origins', { version: 1, origins: [] }],
  ['PUT', '/sso/secret', { version: 1, algorithm: 'HS256', secret: 'x'.repeat(48) }],
  ['PUT', '/sso/jwks', { version: 1, algorithm: 'RS256', jwks_url: 'https://a.example/' }],
  ['POST', '/sso/off', { version: 1 }],
  ['POST', '/sso/check', { token: 'x' }],
  ['POST', '/api-keys', { name: 'n' }],
  [
    'POST',
    '/business-pages',
    {
      name: 'n',
      url: 'https://a.example/',
      data: [],
      scopes: [],
      agent_ids: [],
      workgroup_ids: [],
      visitors: 'all',
      live_parameters: false,
    },
  ],
  ['PUT', '/business-pages/order', { ids: [] }],
  ['POST', '/call-numbers', { number: '12025550199', label: 'n', agent_ids: [1] }],
  ['PATCH', '/call-numbers/1', { version: 1, label: 'n', enabled: true, agent_ids: [1] }],
  [
    'PATCH',
    '/call-policy',
    {
      version: 1,
      currency: 'EUR',
      countries: [],
      blocked: [],
      per_number_per_day: 1,
      per_agent_per_day: 1,
      per_desk_per_day: 1,
      trial_per_day: 1,
      longest_minutes: 1,
      wrap_up_seconds: 1,
      recording: true,
      consent_tone: true,
      recording_days: 90,
    },
  ],
  ['POST', '/call-policy/funds', { amount: 1, note: 'n' }],
  [
    'PUT',
    '/call-line',
    {
      version: 1,
      sip_url: 'wss://sip.example/',
      sip_domain: 'sip.example',
      sip_secret: 'x'.repeat(16),
      turn_urls: ['turn:turn.example:3478'],
      turn_secret: 'x'.repeat(16),
    },
  ],
  ['PUT', '/call-line/web-calls', { version: 1, web_calls: true }],
  ['POST', '/call-line/policy-secret', { version: 1 }],
  ['PUT', '/oidc', { version: 1, issuer: 'https://id.example', client_id: 'c', client_secret: 's' }],
  ['POST', '/webhooks', { url: 'https://a.example/', events: ['message'] }],
];

const hostile: unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  '',
  '   ',
  'x'.repeat(5000),
  '<img src=x onerror=alert(1)>'.repeat(50),
  [],
  [null],
  [[1]],
  [1, 1],
  [-1],
  Array.from({ length: 1000 }, (_, n) => n + 1),
  {},
  { $gt: '' },
  { length: 3 },
];

// What passes for a value of the field, and is only stored or compared.
const mayPass = (field: string, value: unknown): boolean => {
  if (field === 'greeting') return value === '' || value === '   ';
  if (field === 'extension' || field === 'language' || field.endsWith('_per_day')) return value === null;
  if (['label', 'note', 'sip_url', 'sip_domain', 'issuer', 'client_id', 'client_secret'].includes(field))
    return typeof value === 'string';
  if (['recording', 'consent_tone'].includes(field)) return value === true;
  if (['countries', 'blocked', 'turn_urls'].includes(field))
    return Array.isArray(value) && value.length === 0;
  if (field === 'amount') return value === -1;
  if (field === 'enabled' || field === 'live_parameters' || field === 'is_default') return value === true;
  if (['agent_ids', 'workgroup_ids', 'data', 'scopes', 'ids', 'origins'].includes(field))
    return Array.isArray(value) && value.length === 0;
  return field === 'token' && typeof value === 'string' && value !== '';
};

test.each(routes)('[A5] %s %s: no field takes a value of another kind', async (method, path, good) => {
  const call = (body: unknown) => {
    passed += 1;
    return ask(`${server.url}/api/admin${path}`, {
      method,
      token: ada,
      body,
      headers: { 'content-type': 'application/json' },
    });
  };
  for (const field of Object.keys(good))
    for (const value of hostile.filter((each) => !mayPass(field, each))) {
      const { status, msg } = await call({ ...good, [field]: value });
      expect({ field, value, isRefused: [400, 404, 409, 413].includes(status) }).toEqual({
        field,
        value,
        isRefused: true,
      });
      expect(msg).toMatch(/\w/);
    }
  // The body of webhooks is older, and not as strict.
  const mistyped = path === '/webhooks' ? [] : [{ ...good, surprise: 1 }];
  for (const body of [...mistyped, [good], 'x', '{"__proto__":{"role":"admin"}}'])
    expect((await call(body)).status).toBe(400);
});

test('[A5] numbers in addresses are numbers', async () => {
  for (const id of ['0', '-1', '1.5', '1e3', '999999999999999999', '%00', 'x', '__proto__', "1' OR '1'='1"]) {
    const answer = await ask(`${server.url}/api/admin/agents/${encodeURIComponent(id)}`, {
      method: 'PATCH',
      token: ada,
      body: { version: 1, name: 'n' },
    });
    expect({ id, status: answer.status }).toEqual({ id, status: 404 });
  }
});

test('[A5] names that look like markup are kept as they are, and answered as JSON', async () => {
  const name = '<script>alert(1)</script>';
  await ask(`${server.url}/api/admin/api-keys`, { token: ada, body: { name } });
  const listed = await ask(`${server.url}/api/admin/api-keys`, { token: ada });
  expect(listed.text).toContain(name);
  expect(listed.headers.get('content-type')).toContain('application/json');
  expect(listed.headers.get('x-content-type-options')).toBe('nosniff');
  expect(server.logLines.filter((line) => line.includes('a request failed'))).toEqual([]);
});
