import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { eventually } from '../bus/testing/eventually.ts';
import type { Frame, WireClient } from '../interface-4/wire-client.ts';
import { follow } from './testing/follow.ts';
import { type Cluster, type Node, startCluster } from './testing/nodes.ts';
import { people } from './testing/seed.ts';

// Redis down means slower, never wrong.

let cluster: Cluster;
let a: Node;
let b: Node;
vi.setConfig({ testTimeout: 60_000 });
beforeAll(async () => {
  cluster = await startCluster();
  a = await cluster.startNode({ graceMs: 1_000 });
  b = await cluster.startNode({ graceMs: 1_000 });
}, 60_000);
afterAll(() => cluster.close(), 60_000);

const redisOf = ({ redis }: Cluster) => {
  if (!redis) throw new Error('this cluster has no Redis');
  return redis;
};

const ok = async (client: WireClient, frame: Frame): Promise<Frame> => {
  const reply = await client.ask(frame);
  expect(reply).toMatchObject({ code: 0 });
  return reply;
};

const open = async () => {
  const ada = await a.agent(await a.token('ada'), { force_online: 1 });
  const bo = await b.agent(await b.token('bo'), { force_online: 1 });
  const visitor = await a.visitor();
  await visitor.say('hello');
  const { userid } = visitor;
  await bo.until(() => bo.pushes('wait_list_push').some((frame) => frame['userid'] === userid));
  await ok(bo, { method: 'connect', userid });
  const write = (text: string): Promise<Frame> =>
    ok(bo, { method: 'send_to_user', userid, message: [{ type: 'text', value: { text } }] });
  return {
    ada,
    bo,
    visitor,
    write,
    close: async () => {
      await ok(bo, { method: 'disconnect', userid });
      await ok(bo, { method: 'set_customer_status', status: 1 });
      for (const client of [ada, bo, visitor]) client.terminate();
    },
  };
};

const lastSeq = (reply: Frame): number =>
  Math.max(...(reply['data'] as { messages: { seq: number }[] }).messages.map(({ seq }) => seq));

/** Ten messages each way; each is complete on the other side before the next. */
const converse = async ({ bo, visitor, write }: Awaited<ReturnType<typeof open>>): Promise<void> => {
  for (let round = 0; round < 10; round += 1) {
    const replies = await Promise.all([visitor.say(`v${round}`), write(`a${round}`)]);
    const last = Math.max(...replies.map(lastSeq));
    for (const client of [bo, visitor]) {
      const { told, complete } = follow(client, visitor.userid);
      await client.until(() => complete(last));
      expect(told()).toEqual(told().toSorted((x, y) => x - y));
      expect(new Set(told()).size).toBe(told().length);
    }
  }
};

const linesUp = () =>
  eventually('both nodes are back on the line', () =>
    [a, b].every(({ server }) => server.deps.nodes?.presence.others.isUp()),
  );

const saidOffline = (client: WireClient): Frame[] => client.pushes('logout_push');

test.each([
  [
    'killed',
    (redis: ReturnType<typeof redisOf>) => redis.kill(),
    (redis: ReturnType<typeof redisOf>) => redis.start(),
  ],
  [
    'frozen',
    async (redis: ReturnType<typeof redisOf>) => redis.freeze(),
    async (redis: ReturnType<typeof redisOf>) => redis.thaw(),
  ],
])(
  '[D4] with Redis %s all arrives in order, by the poll, and nobody is logged out',
  async (_, stop, start) => {
    const desk = await open();
    const { ada, bo } = desk;
    const redis = redisOf(cluster);
    await stop(redis);
    await converse(desk);

    await ok(bo, { method: 'set_customer_status', status: 2 });
    await ada.until(() =>
      ada
        .pushes('set_customer_status_push')
        .some(({ customer_id, status }) => customer_id === String(people.bo) && status === 2),
    );

    // A14: who cannot be reached is not counted as reached.
    const passed = await a.post('/api/chat/send_to_group', { bid: 1, data: { method: 'order_paid' } });
    expect(passed.data).toEqual({ success: 1, failure: 1 });
    await ada.push('order_paid');

    // A6: the database decides.
    const other = await b.visitor();
    await other.say('hello');
    const { userid } = other;
    for (const agent of [ada, bo])
      await agent.until(() => agent.pushes('wait_list_push').some((frame) => frame['userid'] === userid));
    const replies = await Promise.all([ada, bo].map((agent) => agent.ask({ method: 'connect', userid })));
    expect(replies.map(({ code }) => code).toSorted((x, y) => Number(x) - Number(y))).toEqual([0, 409]);
    await ok(replies[0]?.code === 0 ? ada : bo, { method: 'disconnect', userid });

    // Longer than the grace period.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    for (const client of [ada, bo]) {
      expect(saidOffline(client)).toEqual([]);
      expect(client.closed).toBeNull();
    }
    await start(redis);
    await linesUp();
    await converse(desk);
    expect(saidOffline(ada)).toEqual([]);
    await desk.close();
  },
);

test('[D4] FLUSHALL and Redis coming and going in the middle of a conversation lose nothing', async () => {
  const desk = await open();
  const redis = redisOf(cluster);
  const stranger = new Redis(redis.url, { lazyConnect: true });
  stranger.on('error', () => undefined);
  await stranger.connect();
  const talking = converse(desk);
  await stranger.flushall();
  stranger.disconnect();
  await redis.kill();
  await redis.start();
  await talking;
  await linesUp();
  await converse(desk);
  expect(saidOffline(desk.ada)).toEqual([]);
  await desk.close();
});

test('[A2] who drops while Redis is away is offline only when the others can be asked', async () => {
  const desk = await open();
  await ok(desk.bo, { method: 'disconnect', userid: desk.visitor.userid });
  const redis = redisOf(cluster);
  await redis.kill();
  desk.bo.terminate();
  // Longer than the grace period.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect((await b.server.deps.store.reads.agent(people.bo))?.status).not.toBe('offline');
  await redis.start();
  await desk.ada.push('logout_push');
  expect((await b.server.deps.store.reads.agent(people.bo))?.status).toBe('offline');
  desk.ada.terminate();
});

test('[A3] a takeover while Redis is away is known to the other node when it is back', async () => {
  const redis = redisOf(cluster);
  const first = await a.agent(await a.token('chen'));
  expect(first.login).toMatchObject({ code: 0 });
  await redis.kill();
  const second = await b.agent(await b.token('chen'), { force_online: 1 });
  expect(second.login).toMatchObject({ code: 0 });
  await redis.start();
  expect((await first.end()).code).toBe(4092);
  expect(second.closed).toBeNull();
  second.terminate();
});
