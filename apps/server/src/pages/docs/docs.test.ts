import { agentMethods } from '@inlay/protocol/agent-socket/methods.ts';
import { agentPushes } from '@inlay/protocol/agent-socket/pushes.ts';
import { deskCommands } from '@inlay/protocol/desk-frame/commands.ts';
import { deskEvents } from '@inlay/protocol/desk-frame/events.ts';
import { phoneCommands, phoneEvents } from '@inlay/protocol/phone-frame/messages.ts';
import { staffCallbacks, staffCalls } from '@inlay/protocol/staff-sdk/messages.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../http/testing/http-client.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { colouredJson } from './coloured-json.ts';
import { fieldsOf, sampleOf, type Schema } from './schema.ts';
import type { Found } from './search-index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const get = (path: string) => ask(server.url + path);

test('[A15] every method, push, event, command and call of the interfaces is in the reference', async () => {
  const found = JSON.parse((await get('/docs/search.json')).text) as Found[];
  const titles = new Set(found.map(({ title }) => title));
  const tables = [
    agentMethods,
    agentPushes,
    deskCommands,
    deskEvents,
    phoneCommands,
    phoneEvents,
    staffCalls,
    staffCallbacks,
  ];
  for (const name of tables.flatMap((table) => Object.keys(table)))
    expect(titles, `has ${name}`).toContain(name);
  const { paths } = JSON.parse((await get('/openapi.json')).text) as { paths: Record<string, unknown> };
  for (const path of Object.keys(paths)) expect(titles, `has ${path}`).toContain(path);
});

test('[A15] documented messages say what they are for, in the words of their schemas', async () => {
  const found = JSON.parse((await get('/docs/search.json')).text) as Found[];
  const { operations } = JSON.parse((await get('/asyncapi.json')).text) as {
    operations: Record<string, { summary: string }>;
  };
  expect(operations['agent.connect']?.summary).toMatch(/^A6: /);
  const connect = found.find(({ title }) => title === 'connect');
  expect(connect?.text).toContain('Exactly one agent wins');
});

test('[A15] the pages have a strict policy and stay out of frames; unknown ones are 404', async () => {
  for (const path of ['/docs', '/docs/http', '/docs/staff-sdk']) {
    const { status, headers, text } = await get(path);
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    // Nothing inline: the policy would stop it. Shown examples are escaped, so they are no tags.
    const tags = (text.match(/<[a-z][^>]*>/g) ?? []).join('\n');
    expect(tags).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*src="\/docs\/docs.js")/);
  }
  for (const path of ['/docs/nothing', '/docs/__proto__', '/docs/..%2f..%2fpackage.json', '/docs/docs.ts'])
    expect((await get(path)).status, `of ${path}`).toBe(404);
});

test('what is shown is escaped, whatever a fixture or a comment contains', () => {
  const shown = colouredJson({ '<b>': '</code><script>alert("1")</script>', n: -1.5, t: true }).html;
  expect(shown).not.toContain('<script');
  expect(shown).toContain('&lt;script&gt;');
  expect(shown).toContain('<b class="n">-1.5</b>');
  expect(colouredJson('curl <host>').html).toBe('curl &lt;host&gt;');
});

test('fields are told with their types and limits, inner ones behind their outer one', () => {
  const row: Schema = {
    type: 'object',
    properties: { text: { type: 'string', minLength: 1, maxLength: 9 } },
  };
  const schema: Schema = {
    type: 'object',
    required: ['id', 'rows'],
    properties: {
      id: { anyOf: [{ type: 'integer' }, { type: 'string' }], description: 'either' },
      rows: { type: 'array', items: row },
    },
  };
  expect(fieldsOf(schema)).toEqual([
    { path: 'id', type: 'integer | string', required: true, description: 'either' },
    { path: 'rows', type: 'object[]', required: true, description: '' },
    { path: 'rows[].text', type: 'string', required: false, description: '1 to 9 characters' },
  ]);
  expect(sampleOf(schema)).toEqual({ id: 1, rows: [{}] });
});
