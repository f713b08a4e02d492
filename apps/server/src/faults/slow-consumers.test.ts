import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { askOnce, loginToken } from './demo-client.ts';
import { loadEnv } from './load.ts';
import { scaled } from './scale.ts';
import { killNine, startServerProcess } from './server-process.ts';

const consumers = scaled({ short: 40, long: 200 });
const ada = 1;
const megabytes = 250;

const residentMb = async (pid: number | undefined): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
};

/** A tab that logs in and then never reads again. */
const sleepingTab = async (ws: string, token: string): Promise<WebSocket> => {
  const socket = new WebSocket(ws, { perMessageDeflate: false });
  await once(socket, 'open');
  socket.send(JSON.stringify({ method: 'login', token, force_online: 1 }));
  await once(socket, 'message');
  socket.pause();
  socket.on('error', () => socket.terminate());
  return socket;
};

const connections = async (url: string): Promise<number> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^inlay_agent_connections (\d+)/m.exec(text)?.[1] ?? NaN);
};

test(
  `[D7] ${consumers} clients that never read cost the server no memory and nobody else an answer`,
  { timeout: 300_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'inlay-slow-'));
    const { url, child } = await startServerProcess(loadEnv(dataDir));
    const ws = url.replace(/^http/, 'ws');
    const token = await loginToken(url, 'ada@demo.inlay');
    const tabs = await Promise.all(Array.from({ length: consumers }, () => sleepingTab(ws, token)));
    const before = await residentMb(child.pid);
    const push = { customer_id: ada, data: { method: 'news', text: 'x'.repeat(60_000) } };
    const neighbours: number[] = [];
    let pushes = 0;
    let highest = before;
    while ((await connections(url)) > 0) {
      const answer = await fetch(`${url}/api/chat/send_to_customer`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer inlay-demo-key' },
        body: JSON.stringify(push),
      });
      expect(answer.status).toBe(200);
      pushes += 1;
      highest = Math.max(highest, await residentMb(child.pid));
      const asked = performance.now();
      await askOnce(`${ws}/visitor`, [{ method: 'hello', desk: 1 }]);
      neighbours.push(performance.now() - asked);
    }
    const p99 = neighbours.toSorted((a, b) => a - b)[Math.floor(neighbours.length * 0.99)] ?? NaN;
    console.log(
      `slow consumers: ${consumers} closed after ${pushes} pushes of 60 kB, memory +${Math.round(highest - before)} MB, ` +
        `a neighbour's log-in p99 ${p99.toFixed(1)} ms`,
    );
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain(`inlay_slow_clients_closed_total ${consumers}`);
    expect(highest - before).toBeLessThan(megabytes);
    for (const tab of tabs) tab.terminate();
    await killNine(child);
    await rm(dataDir, { recursive: true, force: true });
  },
);
