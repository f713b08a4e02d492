import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../bus/testing/eventually.ts';
import type { WireClient } from '../interface-4/wire-client.ts';
import { type Cluster, type Node, startCluster } from './testing/nodes.ts';
import { people } from './testing/seed.ts';

// One account on several nodes: takeover, grace, the ends of sessions, and what company servers ask and pass on.

let cluster: Cluster;
let a: Node;
let b: Node;
const graceMs = 1_000;
beforeAll(async () => {
  cluster = await startCluster();
  a = await cluster.startNode({ graceMs });
  b = await cluster.startNode({ graceMs });
}, 60_000);
afterAll(() => cluster.close(), 60_000);

const bosStatus = async () => (await a.server.deps.store.reads.agent(people.bo))?.status;

const farewells = (client: WireClient, name: string): number =>
  client.pushes(name).filter((frame) => Number(frame['customer_id']) === people.bo).length;

/** Until his connections are gone from everybody's mind and the grace period is over. */
const gone = async (): Promise<void> => {
  for (let status = await bosStatus(); status !== 'offline'; status = await bosStatus())
    await new Promise((resolve) => setTimeout(resolve, 20));
};

test('[A3] online on one node, another session gets 490 on the other; with force_online the first gets 492', async () => {
  const first = await a.agent(await a.token('bo'));
  const second = await b.agent(await b.token('bo'));
  expect(second.login).toMatchObject({ code: 490 });
  expect(await second.ask({ method: 'login', token: second.token, force_online: 1 })).toMatchObject({
    code: 0,
  });
  await first.until(() => first.heard.some(({ code }) => code === 492));
  expect((await first.end()).code).toBe(4092);
  // And back.
  const third = await a.agent(first.token, { force_online: 1 });
  expect(third.login).toMatchObject({ code: 0 });
  expect((await second.end()).code).toBe(4092);
  third.terminate();
  await gone();
});

test('[A3] tabs of one session live together on several nodes; a phone competes with nobody', async () => {
  const token = await a.token('bo');
  const tabs = [await a.agent(token), await b.agent(token), await b.agent(token)];
  const phone = await b.agent(await b.token('bo'), { client: 'phone' });
  for (const { login } of [...tabs, phone]) expect(login).toMatchObject({ code: 0 });
  for (const tab of tabs) expect(await tab.ask({ method: 'get_wait_user_list' })).toMatchObject({ code: 0 });
  for (const client of [...tabs, phone]) client.terminate();
  await gone();
});

test('[D5] of many takeovers at once on two nodes, one session stays', async () => {
  const tokens = await Promise.all(Array.from({ length: 6 }, (_, n) => (n % 2 ? a : b).token('bo')));
  const settled = await Promise.allSettled(
    tokens.map((token, n) => (n % 2 ? b : a).agent(token, { force_online: 1 })),
  );
  // One that was taken over before it was through has no reply, only its end.
  const agents = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const open = () => agents.filter(({ closed, login }) => closed === null && login.code === 0);
  await eventually('one is left', () => open().length === 1);
  const [left] = open();
  expect(await left?.ask({ method: 'get_wait_user_list' })).toMatchObject({ code: 0 });
  for (const agent of agents) agent.terminate();
  await gone();
});

test('[A2] who comes back on another node inside the grace period was never away', async () => {
  const ada = await a.agent(await a.token('ada'));
  const token = await a.token('bo');
  const bo = await a.agent(token);
  await ada.until(() => farewells(ada, 'login_push') === 1);
  const visitor = await a.visitor();
  await visitor.say('hello');
  await bo.ask({ method: 'connect', userid: visitor.userid });
  bo.terminate();
  await eventually('the grace period', () => a.server.deps.nodes?.presence.hasChat(people.bo) === false);
  const again = await b.agent(token);
  expect(again.login).toMatchObject({ code: 0, status: 1 });
  // Longer than the grace period.
  await new Promise((resolve) => setTimeout(resolve, graceMs * 2));
  expect(await bosStatus()).toBe('available');
  expect(farewells(ada, 'logout_push')).toBe(0);
  expect(farewells(ada, 'login_push')).toBe(1);
  const own = await again.ask({ method: 'get_current_session_list' });
  expect(JSON.stringify(own)).toContain(visitor.userid);
  await again.ask({ method: 'disconnect', userid: visitor.userid });
  for (const client of [ada, again]) client.terminate();
  await gone();
});

test('[A2] the last connection on whatever node counts, and logout_push comes once on each node', async () => {
  const ada = await a.agent(await a.token('ada'));
  const chen = await b.agent(await b.token('chen'));
  const token = await a.token('bo');
  const onA = await a.agent(token);
  const onB = await b.agent(token);
  onA.terminate();
  await new Promise((resolve) => setTimeout(resolve, graceMs * 1.5));
  expect(await bosStatus()).toBe('available');
  onB.terminate();
  await gone();
  for (const client of [ada, chen]) await client.until(() => farewells(client, 'logout_push') === 1);
  await new Promise((resolve) => setTimeout(resolve, graceMs));
  for (const client of [ada, chen]) expect(farewells(client, 'logout_push')).toBe(1);
  for (const client of [ada, chen]) client.terminate();
});

test('[O3] a node stops: its agents have their grace period with the others, who tell it once', async () => {
  const c = await cluster.startNode({ graceMs });
  const ada = await a.agent(await a.token('ada'));
  const chen = await b.agent(await b.token('chen'));
  const bo = await c.agent(await c.token('bo'));
  expect(bo.login).toMatchObject({ code: 0 });
  await c.server.close();
  expect((await bo.end()).code).toBe(1001);
  expect(await bosStatus()).toBe('available');
  await eventually('somebody waits for him', () =>
    [a, b].some(({ server }) => server.deps.nodes?.presence.others.inGrace(people.bo)),
  );
  const online = await a.post('/api/customer/is_online', { customer_id: people.bo });
  expect(online.data).toEqual({ is_online: 1 });
  await gone();
  for (const client of [ada, chen]) await client.until(() => farewells(client, 'logout_push') === 1);
  await new Promise((resolve) => setTimeout(resolve, graceMs));
  for (const client of [ada, chen]) expect(farewells(client, 'logout_push')).toBe(1);
  for (const client of [ada, chen]) client.terminate();
});

test('[A14] company servers reach and count connections on all nodes through any', async () => {
  const ada = await a.agent(await a.token('ada'));
  const bo = await b.agent(await b.token('bo'));
  await eventually('each node knows', () =>
    [a, b].every(({ server }) => server.deps.nodes?.presence.connectedAgentIds(1).length === 2),
  );
  const data = { method: 'order_paid', order: 7 };
  for (const node of [a, b]) {
    const group = await node.post('/api/chat/send_to_group', { bid: 1, data });
    expect(group.data).toEqual({ success: 2, failure: 0 });
  }
  for (const client of [ada, bo]) await client.push('order_paid', 2);
  const without = await a.post('/api/chat/send_to_group', {
    bid: 1,
    data,
    exclude_client_id: [bo.login['client_id']],
  });
  expect(without.data).toEqual({ success: 1, failure: 0 });
  const one = await a.post('/api/chat/send_to_customer', {
    customer_id: people.bo,
    data: { method: 'for_bo' },
  });
  expect(one.data).toEqual({ success: 1, failure: 0 });
  await bo.push('for_bo');
  expect(bo.pushes('order_paid').length).toBe(2);
  expect(ada.pushes('for_bo')).toEqual([]);
  for (const node of [a, b]) {
    const list = await node.post('/api/customer/list', { bid: 1 });
    expect(JSON.stringify(list.data)).toMatch(/"customer_id":1.*"customer_id":2/);
    const online = await node.post('/api/customer/is_online', { customer_id: people.bo });
    expect(online.data).toEqual({ is_online: 1 });
  }
  for (const client of [ada, bo]) client.terminate();
  await gone();
});

test('[W7] sessions that are ended on one node end on all', async () => {
  const token = await a.token('bo');
  const tabs = [await a.agent(token), await b.agent(token)];
  await a.post('/api/auth/revoke', { email: 'bo@desk.test' });
  for (const tab of tabs) expect((await tab.end()).code).toBe(4040);
  await gone();
});
