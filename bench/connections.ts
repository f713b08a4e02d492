// npm run bench:connections: what an idle connection costs beside one of a bare `ws` server, and how long it takes until
// all are back after the server was killed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { openMany } from './connections/open-many.ts';
import { settledKb } from './connections/resident.ts';
import { hello } from './connections/visitors.ts';
import { percentiles } from './relay/percentiles.ts';
import { pinSelfAway, startPinned } from './relay/pinned.ts';
import { startInlay } from './relay/server.ts';

const idle = Number(process.argv[2] ?? 10_000);
const returning = Number(process.argv[3] ?? 5000);

const bytesEach = (before: number, after: number): number => ((after - before) * 1024) / idle;
const print = (name: string, bytes: number) =>
  console.log(`${name.padEnd(40)} ${(bytes / 1024).toFixed(1).padStart(6)} KiB a connection`);

const measureBare = async (): Promise<number> => {
  const server = startPinned(fileURLToPath(new URL('connections/bare.ts', import.meta.url)), {});
  const { port } = await server.message;
  const before = await settledKb(server.process.pid);
  const sockets = await openMany(idle, `ws://127.0.0.1:${port}`, async () => undefined);
  const after = await settledKb(server.process.pid);
  for (const socket of sockets) socket.terminate();
  await server.stop();
  return bytesEach(before, after);
};

/** In a server that is stopped again: what is measured is connections, not visitors being made. */
const makeVisitors = async (dataDir: string): Promise<string[]> => {
  const server = await startInlay({ INLAY_DATA_DIR: dataDir });
  const tokens: string[] = [];
  const enter = async (socket: WebSocket): Promise<void> => {
    tokens.push((await hello(socket)).data.token);
    socket.terminate();
  };
  await openMany(idle, `${server.ws}/visitor`, enter);
  await server.stop();
  return tokens;
};

const measureInlay = async (dataDir: string): Promise<number> => {
  const tokens = await makeVisitors(dataDir);
  const server = await startInlay({ INLAY_DATA_DIR: dataDir });
  const enter = async (socket: WebSocket, n: number): Promise<void> =>
    void (await hello(socket, { token: tokens[n] }));
  // What the first of anything costs is not a connection's.
  for (const socket of await openMany(200, `${server.ws}/visitor`, enter)) socket.terminate();
  const before = await settledKb(server.process.pid);
  const sockets = await openMany(idle, `${server.ws}/visitor`, enter);
  const after = await settledKb(server.process.pid);
  for (const socket of sockets) socket.terminate();
  await server.stop();
  return bytesEach(before, after);
};

const openVisitor = async (ws: string): Promise<string> => {
  const [socket] = await openMany(1, `${ws}/visitor`, async () => undefined);
  if (!socket) throw new Error('no connection');
  const { data } = await hello(socket);
  const stored = new Promise((resolve) =>
    socket.on('message', (frame: Buffer) => frame.includes('"send"') && resolve(frame)),
  );
  const message = [{ type: 'text', value: { text: 'is anybody there?' } }];
  socket.send(JSON.stringify({ method: 'send', client_msg_id: 'first', message }));
  await stored;
  socket.terminate();
  return data.token;
};

/** As the widget does it: again and again, at a moment of its own between 0.5 and 30 s, doubling. */
const comeBack = async (url: string, token: string): Promise<void> => {
  for (let wait = 500; ; wait = Math.min(30_000, wait * 2)) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * wait));
    const socket = new WebSocket(url, { perMessageDeflate: false });
    const open = await new Promise<boolean>((resolve) => {
      socket.once('open', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (!open) continue;
    await hello(socket, { token });
    return;
  }
};

const measureStorm = async (dataDir: string): Promise<void> => {
  const first = await startInlay({ INLAY_DATA_DIR: dataDir });
  const tokens: string[] = [];
  while (tokens.length < returning)
    tokens.push(...(await Promise.all(Array.from({ length: 50 }, () => openVisitor(first.ws)))));
  first.process.kill('SIGKILL');
  const start = performance.now();
  const port = new URL(first.http).port;
  const back: number[] = [];
  const all = tokens.map(async (token) => {
    await comeBack(`ws://127.0.0.1:${port}/visitor`, token);
    back.push(performance.now() - start);
  });
  const second = await startInlay({ INLAY_DATA_DIR: dataDir, PORT: port });
  const ready = performance.now() - start;
  await Promise.all(all);
  const { p50, p99 } = percentiles(back);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  console.log(
    `${returning} reconnect after kill -9: server ready after ${seconds(ready)} s; back and in step p50 ${seconds(p50)} s, p99 ${seconds(p99)} s, the last ${seconds(Math.max(...back))} s`,
  );
  await second.stop();
};

pinSelfAway();
const dataDir = await mkdtemp(join(tmpdir(), 'inlay-bench-'));
const bare = await measureBare();
print(`bare ws, ${idle} connections`, bare);
const inlay = await measureInlay(dataDir);
print('Inlay, visitors that have said hello', inlay);
console.log(`ratio ${(inlay / bare).toFixed(2)}`);
if (returning > 0) await measureStorm(dataDir);
await rm(dataDir, { recursive: true, force: true });
process.exit(0);
