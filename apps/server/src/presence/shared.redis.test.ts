import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { redisLine } from '../bus/redis-line.ts';
import { eventually } from '../bus/testing/eventually.ts';
import { type RedisServer, startRedis } from '@inlay/testkit/redis-server.ts';
import { systemClock } from '../clock.ts';
import type { AgentEntry } from './agent-entry.ts';
import { redisRegister } from './redis-register.ts';
import { SharedPresence } from './shared.ts';

const log = pino({ level: 'silent' });
const prefix = 'test';
const times = { renewMs: 100, leaseMs: 1_000 };
/** Nothing is looked at again, and nothing expires, while a test runs. */
const standing = { renewMs: 60_000, leaseMs: 120_000 };

const chat = (sessionId: number, epoch = 1): AgentEntry => ({
  deskId: 1,
  grace: false,
  connections: [{ clientId: `client-${sessionId}`, sessionId, kind: 'chat', epoch }],
});

let redis: RedisServer;
let opened: { die: () => Promise<void> }[];
beforeEach(async () => {
  redis = await startRedis();
  opened = [];
});
afterEach(async () => {
  for (const { die } of opened) await die();
  await redis.close();
});

const openNode = async (nodeId: string, own = times) => {
  const line = redisLine({ url: redis.url, prefix, nodeId, log, pingMs: 200 });
  await line.opened;
  const agents = new Map<number, AgentEntry>();
  const news: number[] = [];
  const gone: number[] = [];
  const register = redisRegister({ redis: line.commands, prefix, nodeId, leaseMs: own.leaseMs });
  const shared = new SharedPresence(
    { register, line, clock: systemClock, log, ...own },
    {
      entryOf: (agentId) => agents.get(agentId) ?? null,
      entries: () => agents,
      onNews: (agentId) => news.push(agentId),
      onGone: (agentIds) => gone.push(...agentIds),
    },
  );
  await shared.start();
  const node = {
    shared,
    line,
    agents,
    news,
    gone,
    sessions: (agentId: number) => shared.ofAgent(agentId).map(({ sessionId }) => sessionId),
    put: (agentId: number, entry: AgentEntry | null) => {
      if (entry) agents.set(agentId, entry);
      else agents.delete(agentId);
      return shared.exchange(agentId);
    },
    /** As a process that is killed: nothing is said. */
    die: () => line.close(),
  };
  opened.push(node);
  return node;
};

test('[O2] a node sees at once who is connected to another, and who is no more', async () => {
  const a = await openNode('a');
  const b = await openNode('b');
  await a.put(7, chat(70));
  await eventually('the news', () => b.news.includes(7));
  expect(b.shared.ofAgent(7)).toEqual([
    { agentId: 7, deskId: 1, clientId: 'client-70', sessionId: 70, kind: 'chat', epoch: 1 },
  ]);
  expect(b.shared.ofDesk(1).length).toBe(1);
  expect(b.shared.ofDesk(2)).toEqual([]);
  await a.put(7, null);
  await eventually('his leaving', () => b.sessions(7).length === 0);
});

test('[A3] of two nodes that get the same agent at once, one at least knows of the other', async () => {
  const a = await openNode('a');
  const b = await openNode('b');
  for (let agentId = 1; agentId <= 50; agentId += 1) {
    await Promise.all([a.put(agentId, chat(1)), b.put(agentId, chat(2))]);
    expect(a.sessions(agentId).length + b.sessions(agentId).length).toBeGreaterThan(0);
  }
});

test('[A2] who is waited for on one node is known to be on the other', async () => {
  const a = await openNode('a');
  const b = await openNode('b');
  await a.put(7, { deskId: 1, grace: true, connections: [] });
  await eventually('the news', () => b.shared.inGrace(7));
  expect(b.shared.ofAgent(7)).toEqual([]);
});

test('[O2] a node that starts later knows who is there', async () => {
  const a = await openNode('a', standing);
  await a.put(7, chat(70));
  const b = await openNode('b', standing);
  // Its start waits for Redis half a second at most, then goes on without.
  await eventually('what the register says', () => b.sessions(7).includes(70));
  expect(b.sessions(7)).toEqual([70]);
});

test('[O2] a node that dies is gone after its lease, and a survivor is told whom it had', async () => {
  const a = await openNode('a');
  const b = await openNode('b');
  await a.put(7, chat(70));
  await a.put(8, { deskId: 1, grace: true, connections: [] });
  await eventually('the news', () => b.sessions(7).length > 0 && b.shared.inGrace(8));
  await a.die();
  await eventually('its end', () => b.gone.length > 0);
  expect(b.gone.toSorted((x, y) => x - y)).toEqual([7, 8]);
  expect(b.sessions(7)).toEqual([]);
});

test('[O3] a node that leaves is gone at once', async () => {
  const a = await openNode('a', standing);
  const b = await openNode('b', standing);
  await a.put(7, chat(70));
  await eventually('the news', () => b.sessions(7).length > 0);
  await a.shared.close();
  await eventually('its end, long before that of its lease', () => b.gone.includes(7));
  expect(b.sessions(7)).toEqual([]);
});

test('[O2] FLUSHALL makes nobody die, and all is there again with the next beats', async () => {
  const a = await openNode('a');
  const b = await openNode('b');
  await a.put(7, chat(70));
  await b.put(8, chat(80));
  await eventually('the news', () => b.sessions(7).length > 0 && a.sessions(8).length > 0);
  const stranger = new Redis(redis.url);
  for (let n = 0; n < 5; n += 1) {
    await stranger.flushall();
    await new Promise((resolve) => setTimeout(resolve, times.renewMs / 2));
  }
  stranger.disconnect();
  expect(b.sessions(7)).toEqual([70]);
  const c = await openNode('c');
  await eventually('the register', () => c.sessions(7).length > 0 && c.sessions(8).length > 0);
  expect([...a.gone, ...b.gone]).toEqual([]);
});

test('[D4] with Redis away what was known holds and nobody waits; back, nobody is taken for dead', async () => {
  const a = await openNode('a');
  const b = await openNode('b');
  await a.put(7, chat(70));
  await eventually('the news', () => b.sessions(7).length > 0);
  await redis.kill();
  expect(await b.put(9, chat(90))).toBe(false);
  // Longer than a lease.
  await new Promise((resolve) => setTimeout(resolve, times.leaseMs * 2));
  expect(b.sessions(7)).toEqual([70]);
  await a.put(7, null);
  await redis.start();
  await eventually('what changed meanwhile', () => a.sessions(9).length > 0 && b.sessions(7).length === 0);
  expect([...a.gone, ...b.gone]).toEqual([]);
});

test('[D4] a frozen Redis holds nobody up', async () => {
  const a = await openNode('a');
  redis.freeze();
  // Comes back although Redis says nothing before it is thawed.
  expect(await a.put(7, chat(70))).toBe(false);
  redis.thaw();
});

test('[O2] what is no entry in the register is passed over', async () => {
  const a = await openNode('a');
  const stranger = new Redis(redis.url);
  await stranger.sadd(`${prefix}:nodes`, 'evil', 'x'.repeat(1000));
  await stranger.hset(`${prefix}:node:evil`, {
    beat: '1',
    7: 'not json',
    __proto__: '{}',
    8: '{"deskId":"1"}',
  });
  await stranger.publish(
    `${prefix}:nodes`,
    JSON.stringify({
      node: 'evil',
      items: [null, 7, {}, { agentId: '7' }].map((body) => ({ topic: 'presence', body })),
    }),
  );
  await stranger.hset(`${prefix}:node:evil`, { beat: '2', 9: JSON.stringify(chat(90)) });
  await eventually('the one that is right', () => a.sessions(9).length > 0);
  expect(a.sessions(7)).toEqual([]);
  expect(a.sessions(8)).toEqual([]);
  stranger.disconnect();
});
