import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createAgentClient } from '@inlay/client/agent-client.ts';
import type { Clock } from '@inlay/client/clock.ts';
import { memoryOutbox } from '@inlay/client/outbox-storage.ts';
import { realSocket } from '@inlay/client/socket.ts';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { expect, test } from 'vitest';
import { ready, startNode, stop } from '../harness/process.ts';
import { startLossyProxy } from './lossy-proxy.ts';
import { openReader } from './open-reader.ts';
import { openVisitor } from './plain-visitor.ts';
import { smallModel } from './small-model.ts';

const long = process.env['INLAY_FAULTS'] === 'long';
const seed = Number(process.env['INLAY_FAULT_SEED'] ?? Date.now() % 100_000);
const each = long ? 300 : 15;

/** The client's time-outs are made for people; here time runs faster for it. */
const haste = 200;
const hastyClock: Clock = {
  now: () => performance.now() * haste,
  after: (ms, run) => {
    const timer = setTimeout(run, ms / haste);
    return () => clearTimeout(timer);
  },
};

const logIn = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@demo.inlay', password: 'inlay-demo' }),
  });
  return ((await answer.json()) as { data: { token: string } }).data.token;
};

const until = async (what: string, holds: () => boolean, ms = 120_000): Promise<void> => {
  const end = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await pause(10);
  }
};

test(
  '[D1] [D2] [D3] [D4] a line that loses 30 % of all frames, and connections that fall silent: the client delivers and reads each message once, in order',
  { timeout: 600_000 },
  async () => {
    const random = seededRandom(seed);
    const dataDir = await mkdtemp(join(tmpdir(), 'inlay-lossy-'));
    const server = startNode('apps/server/src/main.ts', {
      PORT: '0',
      INLAY_DATA_DIR: dataDir,
      INLAY_FRAMES_PER_SECOND: '100000',
    });
    const url = (await ready(server)).url.replace(/\/$/, '');
    const ws = url.replace(/^http/, 'ws');
    const proxy = await startLossyProxy(ws, { loss: 0.3, halfOpen: 0.3 }, random);
    const visitors = await Promise.all([openVisitor(ws), openVisitor(ws), openVisitor(ws)]);
    for (const visitor of visitors) await visitor.say('first');

    const token = await logIn(url);
    const stored: string[] = [];
    let trouble = 0;
    const model = smallModel(() => void client.resync().catch(() => (trouble += 1)));
    let online = 0;
    let ids = 0;
    const client = createAgentClient({
      url: proxy.url,
      token,
      agentId: 1,
      language: () => 'en-US',
      openSocket: realSocket,
      clock: hastyClock,
      random,
      newId: () => {
        ids += 1;
        return `lossy-${seed}-${ids}`;
      },
      outbox: memoryOutbox(),
      onWakeUp: () => () => undefined,
      onTrouble: () => (trouble += 1),
      listener: {
        heads: model.heads,
        onLink: ({ name }) => (online += Number(name === 'online')),
        onLogin: () => undefined,
        onSync: model.onSync,
        onPush: model.onPush,
        onOutbox: () => undefined,
        onStored: ({ id }) => stored.push(id),
      },
    });
    client.open();
    for (const { userid } of visitors) {
      const mine = (): boolean => model.threads.has(userid);
      // 409: it is ours already, and the answer was lost.
      while (!mine()) {
        await client.request('connect', { userid }).catch(() => pause(20));
        await client.resync().catch(() => undefined);
      }
    }
    for (let n = 1; n <= each; n += 1) {
      for (const { userid } of visitors)
        client.send(userid, [{ type: 'text', value: { text: `agent ${n}` } }]);
      await Promise.all(visitors.map((visitor) => visitor.say(`visitor ${n}`)));
    }
    await until('all is stored', () => stored.length === each * visitors.length, 300_000);

    const reader = await openReader(ws, token);
    let acknowledged = 0;
    for (const { userid } of visitors) {
      const rows = await reader.records(userid);
      const by = (sender: string) => rows.filter((row) => row.sender === sender).map((row) => row.text);
      const wanted = (who: string) => Array.from({ length: each }, (_, n) => `${who} ${n + 1}`);
      expect(by('agent')).toEqual(wanted('agent'));
      expect(by('visitor')).toEqual(['first', ...wanted('visitor')]);
      const truth = rows.map((row) => row.msgId);
      await until('the agent has read it all', () => model.threads.get(userid)?.length === truth.length);
      expect(model.threads.get(userid)).toEqual(truth);
      acknowledged += each * 2 + 1;
    }
    expect(model.contradictions()).toBe(0);
    const { lost, passed, fellSilent } = proxy.damage;
    console.log(
      `lossy line (seed ${seed}): ${lost} of ${lost + passed} frames lost, ${fellSilent} connections fell silent, ` +
        `${online} times online, ${acknowledged} acknowledged, 0 lost, 0 doubled, 0 out of order`,
    );
    expect(lost).toBeGreaterThan(each);
    reader.close();
    client.close();
    for (const visitor of visitors) visitor.close();
    await proxy.close();
    await stop(server, 'SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  },
);
