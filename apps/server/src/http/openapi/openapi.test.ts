import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask } from '../testing/http-client.ts';
import { documented } from './documented.ts';

type Operation = {
  summary: string;
  security?: object[];
  requestBody?: { content: Record<string, { schema: { properties?: Record<string, object> } }> };
  responses: Record<string, { content: Record<string, { schema: { properties: Record<string, object> } }> }>;
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

let server: TestServer;
let document: Document;
beforeAll(async () => {
  server = await startTestServer();
  document = JSON.parse((await ask(`${server.url}/openapi.json`)).text) as Document;
});
afterAll(() => server.close());

test('the document has every route of the table, with its answer', () => {
  for (const name of Object.keys(documented)) {
    const [method = '', url = ''] = name.split(' ');
    const operation = document.paths[url.replace(':id', '{id}')]?.[method.toLowerCase()];
    const answer = operation?.responses['200']?.content['application/json']?.schema;
    const found = { name, summary: operation?.summary, fields: Object.keys(answer?.properties ?? {}) };
    expect(found).toEqual({
      name,
      summary: expect.stringMatching(/\w/) as string,
      fields: expect.arrayContaining(['code', 'msg']) as string[],
    });
  }
});

test('[S1] bodies are those that the routes check', () => {
  const operation = document.paths['/api/admin/business-pages']?.['post'];
  const fields = operation?.requestBody?.content['application/json']?.schema.properties;
  expect(Object.keys(fields ?? {})).toEqual(expect.arrayContaining(['name', 'url', 'scopes', 'visitors']));
  expect(operation?.security).toEqual([{ adminSession: [] }]);
});

test('pages, health and metrics are no part of it', () => {
  expect(document.openapi).toMatch(/^3\./);
  expect(Object.keys(document.paths).filter((path) => !path.startsWith('/api/'))).toEqual([]);
});
