import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from '../http/testing/http-client.ts';
import { newFastify } from '../http/fastify.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { health } from './health.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

test('[O3] healthz and readyz say 200 while all is well', async () => {
  expect((await ask(`${server.url}/healthz`)).status).toBe(200);
  expect((await ask(`${server.url}/readyz`)).status).toBe(200);
});

test('[O3] readyz says 503 when the disk has refused a write; healthz does not', async () => {
  server.deps.store.healthy = () => false;
  expect(await ask(`${server.url}/readyz`)).toMatchObject({ status: 503, code: 503 });
  expect((await ask(`${server.url}/healthz`)).status).toBe(200);
});

test('[O3] metrics tell connections, the store and the messages', async () => {
  const message = [
    { type: 'text', value: { text: 'a' } },
    { type: 'text', value: { text: 'b' } },
  ];
  await ask(`${server.url}/api/channel/messages`, {
    token: 'inlay-demo-key',
    body: { bid: 1, userid: 'v', message_id: 'm', message },
  });
  const { text, headers } = await ask(`${server.url}/metrics`);
  expect(headers.get('content-type')).toContain('text/plain');
  expect(text).toMatch(/^inlay_messages 2$/m);
  expect(text).toMatch(/^inlay_agent_connections 0$/m);
  expect(text).toMatch(/^inlay_visitor_connections 0$/m);
  expect(text).toMatch(/^inlay_store_commits [1-9]\d*$/m);
  expect(text).toMatch(/^inlay_store_queue 0$/m);
  expect(text).toMatch(/^inlay_queue_threads\{desk="1"\} [1-9]\d*$/m);
  expect(text).toMatch(/^inlay_outbox_pending 0$/m);
  expect(text).toMatch(/^inlay_database_readable 1$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
});

test('[O3] requests are counted by our routes, not by what callers write', async () => {
  await ask(`${server.url}/metrics`);
  for (const path of ['/files/a', '/files/b', '/nowhere/1', '/nowhere/2', '/healthz'])
    await ask(`${server.url}${path}`);
  const { text } = await ask(`${server.url}/metrics`);
  expect(text).toMatch(/inlay_http_request_seconds_count\{method="GET",route="\/healthz",status="2xx"\} 1/);
  expect(text).toMatch(/inlay_http_request_seconds_count\{method="GET",route="none",status="4xx"\} [2-4]/);
  expect(text).not.toMatch(/nowhere/);
});

test('[O3] while the server drains everything but healthz is 503', async () => {
  const { deps } = server;
  const isDraining = () => true;
  const app = newFastify(deps, { isDraining });
  health(app, { ...deps, isDraining });
  for (const url of ['/readyz', '/nowhere']) {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ code: 503 });
    expect(answer.headers.connection).toBe('close');
  }
  expect((await app.inject('/healthz')).statusCode).toBe(200);
  await app.close();
});
