import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { busContract } from './contract.ts';
import type { NodeLine } from './node-line.ts';
import type { Bus, BusEvent } from './port.ts';
import { redisLine } from './redis-line.ts';
import { redisBus } from './redis.ts';
import { eventually } from './testing/eventually.ts';
import { type RedisServer, startRedis } from '@inlay/testkit/redis-server.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

const silent = pino({ level: 'silent' });
let installations = 0;

/** Nodes of one installation, all of which hear each other. */
const openLines = async (url: string, count: number, log = silent, pingMs = 1_000) => {
  installations += 1;
  const prefix = `test-${installations}`;
  const lines = Array.from({ length: count }, (_, at) =>
    redisLine({ url, prefix, nodeId: `node-${at}`, log, pingMs }),
  );
  await eventually('the line', () => lines.every((line) => line.isUp()));
  return { lines, channel: `${prefix}:nodes` };
};

const openPair = async (...[url, log, pingMs]: [url: string, log: typeof silent, pingMs?: number]) => {
  const { lines, channel } = await openLines(url, 2, log, pingMs);
  const [a, b] = lines;
  if (!a || !b) throw new Error('two lines were wanted');
  const close = async (): Promise<void> => {
    for (const line of lines) await line.close();
  };
  return { a, b, busA: redisBus(a, log), busB: redisBus(b, log), channel, close };
};

/** Each line says a last word and hears that of the others: the channel keeps the order. */
const roundTrip = async (lines: NodeLine[]): Promise<void> => {
  let missing = lines.length * (lines.length - 1);
  const stops = lines.map((line) => line.on('hint', (body) => (missing -= body === 'last word' ? 1 : 0)));
  // What was published in this turn leaves at its end.
  await new Promise((resolve) => setImmediate(resolve));
  for (const line of lines) line.send('hint', 'last word');
  await eventually('the last word', () => missing === 0);
  for (const stop of stops) stop();
};

busContract('Redis, three nodes', async () => {
  const { lines } = await openLines(redis.url, 3);
  const buses = lines.map((line) => redisBus(line, silent));
  return {
    buses,
    settle: () => roundTrip(lines),
    close: async () => {
      for (const bus of buses) await bus.close();
      for (const line of lines) await line.close();
    },
  };
});

const typing: BusEvent = { type: 'typing', from: 'agent', visitorId: 1, on: true, name: 'Ada' };

const heardBy = (bus: Bus): BusEvent[] => {
  const heard: BusEvent[] = [];
  bus.subscribe((event) => heard.push(event));
  return heard;
};

const memoryLog = () => {
  const lines: string[] = [];
  return { lines, log: pino({ level: 'trace' }, { write: (line) => void lines.push(line) }) };
};

test('[D4] what is malformed on the channel is logged and passed over', async () => {
  const { lines: logLines, log } = memoryLog();
  const { a, busB, channel, close } = await openPair(redis.url, log);
  const heard = heardBy(busB);
  const stranger = new Redis(redis.url);
  const wrongs = [
    'not json',
    '[]',
    '{"node":7,"items":[]}',
    '{"node":"x","items":[{"topic":"nothing","body":1}]}',
    '{"node":"x","items":[{"topic":"events","body":{"__proto__":{"type":"typing"}}}]}',
    '{"node":"x","items":[{"topic":"events","body":[{"type":"typing","from":"agent","visitorId":"1"}]}]}',
    '{"node":"x","items":[{"topic":"events","body":[{"type":"status","deskId":1}]}]}',
    `{"node":"x","items":[{"topic":"events","body":[{"type":"passed_on","to":{},"frame":"f"}]}]}`,
  ];
  for (const wrong of wrongs) await stranger.publish(channel, wrong);
  a.send('events', [typing]);
  await eventually('the event behind them', () => heard.length > 0);
  expect(heard).toEqual([typing]);
  expect(logLines.filter((line) => line.includes('malformed')).length).toBeGreaterThanOrEqual(wrongs.length);
  stranger.disconnect();
  await close();
});

test('[D4] with Redis killed nothing throws or waits, it is said once, and the line comes back by itself', async () => {
  const own = await startRedis();
  const { lines: logLines, log } = memoryLog();
  const { a, b, busA, busB, close } = await openPair(own.url, log);
  const heard = heardBy(busB);
  let backs = 0;
  b.onBack(() => (backs += 1));
  await own.kill();
  await eventually('both ends notice', () => !a.isUp() && !b.isUp());
  for (let n = 0; n < 1_000; n += 1) {
    busA.publish([typing]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(heard).toEqual([]);
  expect(logLines.filter((line) => line.includes('is dropped')).length).toBe(1);
  expect(logLines.filter((line) => line.includes('Redis is away')).length).toBeLessThanOrEqual(4);
  await own.start();
  await eventually('the line is back', () => a.isUp() && b.isUp() && backs > 0);
  busA.publish([{ ...typing, name: 'back' }]);
  await eventually('an event after it', () => heard.length > 0);
  // Nothing that was said meanwhile is said late.
  expect(heard).toEqual([{ ...typing, name: 'back' }]);
  await close();
  await own.close();
});

test('[D4] a frozen Redis is noticed, memory stays bounded, and the line comes back', async () => {
  const own = await startRedis();
  const { lines: logLines, log } = memoryLog();
  const { a, b, busA, busB, close } = await openPair(own.url, log, 200);
  const heard = heardBy(busB);
  own.freeze();
  const big = { ...typing, name: 'x'.repeat(500_000) };
  for (let n = 0; n < 60; n += 1) {
    busA.publish([big]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(logLines.some((line) => line.includes('is dropped'))).toBe(true);
  await eventually('both ends notice', () => !a.isUp() && !b.isUp());
  own.thaw();
  await eventually('the line is back', () => a.isUp() && b.isUp());
  const before = heard.length;
  busA.publish([{ ...typing, name: 'back' }]);
  await eventually('an event after it', () => heard.length > before);
  await close();
  await own.close();
});
