import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { pino } from 'pino';
import { hashToken } from '../auth/tokens.ts';
import { memoryBus } from '../bus/memory.ts';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { attachSockets } from '../sockets.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import { WireClient } from './wire-client.ts';

const config: Config = {
  host: '127.0.0.1',
  port: 0,
  dataDir: '',
  demo: false,
  demoPort: 0,
  trustedNetworks: [],
  publicUrl: undefined,
  trustedProxies: [],
  outboundNetworks: [],
  webhookAllowHttp: false,
  logLevel: 'silent',
  uploadMaxBytes: 1024,
  beatMs: 10_000,
  silenceMs: 30_000,
  loginDeadlineMs: 10_000,
  graceMs: 20_000,
  sessionRecheckMs: 60_000,
  framesPerSecond: 1000,
  socketsPerAddress: 100,
  sendBufferBytes: 4 * 1024 * 1024,
};

export const people = { ada: 1, bo: 2, chen: 3 } as const;
export type Name = keyof typeof people;

/** The sockets and the store of a server on port 0, two desks, and a clock that the test moves. */
export const openDesk = async (changes: Partial<Config> = {}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'inlay-if4-'));
  const log = pino({ level: 'silent' });
  const store = await openSqliteStore({ dataDir, log });
  const bus = memoryBus(log);
  const clock = new ManualClock();
  store.onCommitted((events) => bus.publish(events));
  const deps: Deps = { config: { ...config, dataDir, ...changes }, store, bus, clock, log };
  const server = createServer();
  const sockets = attachSockets(deps, server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `ws://127.0.0.1:${port}`;
  await seed(deps);

  const clients: WireClient[] = [];
  let sessions = 0;
  const connect = async (path = '/'): Promise<WireClient> => {
    const client = await WireClient.open(url + path);
    clients.push(client);
    return client;
  };
  const newSession = async (name: Name): Promise<string> => {
    sessions += 1;
    const token = `session-${name}-${sessions}`;
    const now = clock.now();
    await store.writes.createSession({
      agentId: people[name],
      tokenHash: hashToken(token),
      expiresAt: now + 1e9,
      now,
    });
    return token;
  };
  return {
    deps,
    clock,
    store,
    bus,
    sockets,
    url,
    connect,
    newSession,
    /** Logged in, as a client that knows only the reference unless `more` says otherwise. */
    agent: async (name: Name, more: Record<string, unknown> = {}) => {
      const client = await connect();
      const token = await newSession(name);
      const reply = await client.ask({ method: 'login', token, ...more });
      return Object.assign(client, { token, loginReply: reply });
    },
    visitor: async (more: Record<string, unknown> = {}) => {
      const client = await connect('/visitor');
      const { data } = await client.ask({ method: 'hello', desk: 1, ...more });
      const { userid, token } = data as { userid: string; token: string };
      let sent = 0;
      const say = (text: string) => {
        sent += 1;
        return client.ask({
          method: 'send',
          client_msg_id: `m${sent}-${token.slice(-6)}`,
          message: [{ type: 'text', value: { text } }],
        });
      };
      return Object.assign(client, { userid, token, say });
    },
    close: async () => {
      for (const client of clients) client.terminate();
      await sockets.close();
      server.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

export type Desk = Awaited<ReturnType<typeof openDesk>>;

const seed = async ({ store, clock }: Deps): Promise<void> => {
  const now = clock.now();
  const { writes } = store;
  await writes.createDesk({
    id: 1,
    name: 'One',
    color: '#4f46e5',
    greeting: '',
    ssoSecret: null,
    embedOrigins: [],
    now,
  });
  await writes.createDesk({
    id: 2,
    name: 'Two',
    color: '#4f46e5',
    greeting: '',
    ssoSecret: null,
    embedOrigins: [],
    now,
  });
  const agent = { headImg: '', passwordHash: null, extension: null, capacity: 2, now };
  await writes.createAgent({
    ...agent,
    id: people.ada,
    deskId: 1,
    email: 'ada@x',
    name: 'Ada',
    role: 'admin',
  });
  await writes.createAgent({ ...agent, id: people.bo, deskId: 1, email: 'bo@x', name: 'Bo', role: 'agent' });
  await writes.createAgent({
    ...agent,
    id: people.chen,
    deskId: 2,
    email: 'chen@x',
    name: 'Chen',
    role: 'agent',
  });
  await writes.createWorkgroup({
    deskId: 1,
    groupNo: 'G1',
    name: 'Group',
    agentIds: [people.ada, people.bo],
    isDefault: true,
    now,
  });
  await writes.addKnowledge({
    deskId: 1,
    now,
    items: [
      {
        question: 'How long does shipping take?',
        similar: ['When will my parcel arrive?'],
        answer: 'Two to four days.',
        language: 'en-US',
      },
      {
        question: '怎么申请退货？',
        similar: ['退货流程是什么'],
        answer: '在订单页点击退货。',
        language: 'zh-CN',
      },
      {
        question: '¿Puedo pagar con tarjeta?',
        similar: [],
        answer: 'Sí, con cualquier tarjeta.',
        language: 'es-MX',
      },
    ],
  });
};
