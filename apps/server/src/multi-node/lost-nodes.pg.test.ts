import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { eventually } from '../bus/testing/eventually.ts';
import { killNine } from '../faults/server-process.ts';
import type { Frame, WireClient } from '../interface-4/wire-client.ts';
import { type Cluster, type Node, startCluster } from './testing/nodes.ts';
import { people } from './testing/seed.ts';

// A node that is killed, and one that is frozen for longer than its lease and wakes up again.

let cluster: Cluster;
let a: Node;
let b: Node;
vi.setConfig({ testTimeout: 60_000 });
beforeAll(async () => {
  cluster = await startCluster();
  a = await cluster.startNode({ graceMs: 6_000 });
  b = await cluster.startNode({ graceMs: 6_000 });
}, 60_000);
afterAll(() => cluster.close(), 60_000);

/** SPEC of presence: a node that dies is gone from everybody's mind within this. */
const goneMs = 15_000;

const bosStatus = async () => (await a.server.deps.store.reads.agent(people.bo))?.status;

const ofBo = (client: WireClient, method: string): Frame[] =>
  client.pushes(method).filter((frame) => Number(frame['customer_id']) === people.bo);

const sees = (node: Node): boolean => node.server.deps.nodes?.presence.hasChatElsewhere(people.bo) === true;

const waited = (): boolean =>
  [a, b].some(({ server }) => server.deps.nodes?.presence.others.inGrace(people.bo) === true);

/** Bo on a node in a process of its own, known to the two others. */
const lostBo = async (token: string) => {
  const { child, connect } = await cluster.startProcess();
  const bo = await connect();
  expect(await bo.ask({ method: 'login', token, extensions: 1 })).toMatchObject({ code: 0 });
  await eventually('both know', () => sees(a) && sees(b));
  return { child, bo };
};

test('[A2] [O2] a node is killed: who comes back elsewhere was never away', async () => {
  const ada = await a.agent(await a.token('ada'));
  const token = await a.token('bo');
  const { child } = await lostBo(token);
  const visitor = await b.visitor();
  await killNine(child);
  // Anybody else is served meanwhile.
  await visitor.say('hello');
  await ada.until(() => ada.pushes('wait_list_push').length > 0);
  await eventually('its end is noticed', () => !sees(a) && !sees(b) && waited(), goneMs);
  const again = await b.agent(token);
  expect(again.login).toMatchObject({ code: 0, status: 1 });
  await new Promise((resolve) => setTimeout(resolve, 7_000));
  expect(await bosStatus()).toBe('available');
  expect(ofBo(ada, 'logout_push')).toEqual([]);
  expect(ofBo(ada, 'login_push').length).toBe(1);
  for (const client of [ada, again]) client.terminate();
});

test('[A2] [D5] a frozen node is given up, and its agents are back when it wakes', async () => {
  const ada = await a.agent(await a.token('ada'), { force_online: 1 });
  const token = await a.token('bo');
  await eventually('bo is gone', () => !sees(a) && !sees(b));
  const { child, bo } = await lostBo(token);
  child.kill('SIGSTOP');
  await ada.until(() => ofBo(ada, 'logout_push').length === 1);
  expect(await bosStatus()).toBe('offline');
  child.kill('SIGCONT');
  const back = await ada.until(() =>
    ofBo(ada, 'set_customer_status_push').find((frame) => frame['status'] === 1),
  );
  expect(back).toMatchObject({ code: 0 });
  expect(await bosStatus()).toBe('available');
  expect(await bo.ask({ method: 'get_wait_user_list' })).toMatchObject({ code: 0 });
  await eventually('both know again', () => sees(a) && sees(b));
  await killNine(child);
  ada.terminate();
});
