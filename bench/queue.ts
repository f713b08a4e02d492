// npm run bench:queue: how long it takes until an agent has a visitor, with a thousand agents and queues of growing
// length: from the moment a colleague's place becomes free, and from the moment a visitor writes to a desk with room.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebSocket } from 'ws';
import { openMany } from './connections/open-many.ts';
import { hello } from './connections/visitors.ts';
import { seed, sessionToken } from './queue/seed.ts';
import { percentiles } from './relay/percentiles.ts';
import { pinSelfAway } from './relay/pinned.ts';
import { startInlay } from './relay/server.ts';

const agents = Number(process.argv[2] ?? 1000);
const samples = 300;

type Push = { method: string; code: number; userid?: string };

/** Logs in as agents do who know only the reference; `onVisitor` hears of each visitor they are given. */
const logIn = (
  socket: WebSocket,
  n: number,
  onVisitor: (agent: number, userid: string) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      if (data.length === 4) return socket.send('beat');
      const frame = JSON.parse(data.toString()) as Push;
      if (frame.method === 'connect_list_push') onVisitor(n, String(frame.userid));
      if (frame.method === 'login') {
        if (frame.code !== 0) return reject(new Error(JSON.stringify(frame)));
        socket.send(JSON.stringify({ method: 'set_auto_connect_status', status: 1 }));
      }
      if (frame.method === 'set_auto_connect_status') resolve();
      return undefined;
    });
    socket.send(JSON.stringify({ method: 'login', token: sessionToken(n) }));
  });

/**
 * What a thousand agents are told would keep this process busier than the server: only those who are about to be
 * measured are read, the others' frames wait in the kernel. They say by themselves that they are alive.
 */
const keepAlive = (sockets: readonly WebSocket[]): (() => void) => {
  const timer = setInterval(() => {
    for (const socket of sockets) socket.send('beat');
  }, 9000);
  return () => clearInterval(timer);
};

/** Reads what has come for an agent so far. */
const listenTo = async (socket: WebSocket | undefined): Promise<void> => {
  socket?.resume();
  await new Promise((resolve) => setTimeout(resolve, 30));
};

const measure = async (queued: number): Promise<void> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'inlay-bench-'));
  // Makes the database, and the demo desk in it.
  await (await startInlay({ INLAY_DATA_DIR: dataDir })).stop();
  seed(dataDir, { agents, queued });
  const server = await startInlay({ INLAY_DATA_DIR: dataDir });

  const has = new Map<number, string>();
  let heard: (agent: number, userid: string) => void = () => undefined;
  const sockets: WebSocket[] = [];
  await openMany(agents, server.ws, async (socket, n) => {
    sockets[n] = socket;
    await logIn(socket, n, (agent, userid) => {
      has.set(agent, userid);
      heard(agent, userid);
    });
  });
  while (has.size < Math.min(agents, queued)) await new Promise((resolve) => setTimeout(resolve, 50));
  const stopKeeping = keepAlive(sockets);
  for (const socket of sockets) socket.pause();

  const freed: number[] = [];
  const inTheQueue = queued > agents ? Math.min(samples, queued - agents) : 0;
  for (let n = 0; n < inTheQueue; n += 1) {
    const agent = n % agents;
    await listenTo(sockets[agent]);
    const start = performance.now();
    const given = new Promise<void>((resolve) => (heard = (who) => who === agent && resolve()));
    sockets[agent]?.send(JSON.stringify({ method: 'disconnect', userid: has.get(agent) }));
    await given;
    freed.push(performance.now() - start);
    sockets[agent]?.pause();
  }

  const arrived: number[] = [];
  if (queued === 0) {
    const visitors = await openMany(
      samples,
      `${server.ws}/visitor`,
      async (socket) => void (await hello(socket)),
    );
    for (const [n, visitor] of visitors.entries()) {
      // Round robin: everybody has been given nobody yet, so they come in the order of their ids.
      await listenTo(sockets[n]);
      const start = performance.now();
      const given = new Promise<number>((resolve) => (heard = (agent) => resolve(agent)));
      const message = [{ type: 'text', value: { text: 'hello' } }];
      visitor.send(JSON.stringify({ method: 'send', client_msg_id: `m${n}`, message }));
      await given;
      arrived.push(performance.now() - start);
      sockets[n]?.pause();
    }
  }
  const all = [...freed, ...arrived];
  const { p50, p99 } = percentiles(all);
  const what = queued === 0 ? 'no queue: a visitor writes' : `${queued} waiting: a place becomes free`;
  console.log(
    `${agents} agents, ${what.padEnd(34)} → the agent has the visitor: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${all.length} times)`,
  );
  stopKeeping();
  for (const socket of sockets) socket.terminate();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
};

pinSelfAway();
for (const queued of process.argv[3]
  ? [Number(process.argv[3])]
  : [0, agents + 400, 3 * agents, 10 * agents + agents])
  await measure(queued);
process.exit(0);
