import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame } from '../interface-4/wire-client.ts';
import { follow } from './testing/follow.ts';
import { type Cluster, type Node, startCluster } from './testing/nodes.ts';

// Postgres alone: nodes hear of one another's changes by polling only.

let cluster: Cluster;
let a: Node;
let b: Node;
beforeAll(async () => {
  cluster = await startCluster({ redis: false });
  a = await cluster.startNode();
  b = await cluster.startNode();
}, 60_000);
afterAll(() => cluster.close(), 60_000);

const lastSeq = (reply: Frame): number =>
  Math.max(...(reply['data'] as { messages: { seq: number }[] }).messages.map(({ seq }) => seq));

test('[O2] a second node without Redis is slower, and the log says what to do', async () => {
  const bo = await b.agent(await b.token('bo'));
  const visitor = await a.visitor();
  const { userid } = visitor;
  await visitor.say('hello');
  await bo.until(() => bo.pushes('wait_list_push').some((frame) => frame['userid'] === userid));
  expect(await bo.ask({ method: 'connect', userid })).toMatchObject({ code: 0 });
  let last = 0;
  for (let n = 0; n < 5; n += 1) {
    const message = [{ type: 'text', value: { text: `a${n}` } }];
    const replies = await Promise.all([
      visitor.say(`v${n}`),
      bo.ask({ method: 'send_to_user', userid, message }),
    ]);
    last = Math.max(...replies.map(lastSeq));
  }
  for (const client of [bo, visitor]) {
    const { told, complete } = follow(client, userid);
    await client.until(() => complete(last));
    expect(told()).toEqual(told().toSorted((x, y) => x - y));
    expect(new Set(told()).size).toBe(told().length);
  }
  for (const { server } of [a, b])
    expect(server.logLines.some((line) => line.includes('without REDIS_URL'))).toBe(true);
});

test('[A3] [D5] a session that takes over is heard of on the other node without Redis', async () => {
  const first = await a.agent(await a.token('ada'));
  const second = await b.agent(await b.token('ada'), { force_online: 1 });
  expect(second.login).toMatchObject({ code: 0 });
  expect(await first.until(() => first.pushes('login').find(({ code }) => code === 492))).toBeTruthy();
  expect(await first.end()).toMatchObject({ code: 4092 });
  expect(await second.ask({ method: 'get_wait_user_list' })).toMatchObject({ code: 0 });
});
