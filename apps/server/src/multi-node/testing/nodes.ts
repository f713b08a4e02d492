import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis } from '@inlay/testkit/redis-server.ts';
import type { Config } from '../../config.ts';
import { hashToken, newToken } from '../../auth/tokens.ts';
import { killNine, startServerProcess } from '../../faults/server-process.ts';
import { ask } from '../../http/testing/http-client.ts';
import { WireClient } from '../../interface-4/wire-client.ts';
import { startPostgres } from '@inlay/testkit/postgres-server.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { apiKey, type Name, people, seed } from './seed.ts';

/** Postgres and Redis, and whole servers on them, as many as wanted. */
export const startCluster = async ({ redis: withRedis = true } = {}) => {
  const postgres = await startPostgres();
  const redis = withRedis ? await startRedis() : null;
  const databaseUrl = await postgres.newDatabase();
  const servers: TestServer[] = [];
  const clients: WireClient[] = [];
  const children: ChildProcess[] = [];
  const dirs: string[] = [];

  const startNode = async (changes: Partial<Config> = {}) => {
    const server = await startTestServer({
      demo: false,
      nodeId: `node-${servers.length + 1}`,
      redisUrl: redis?.url,
      databaseUrl,
      ...changes,
    });
    if (servers.push(server) === 1) await seed(server.deps);
    return nodeOf(server, clients);
  };
  /** In a process of its own, which can be killed or frozen. */
  const startProcess = async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'inlay-node-'));
    dirs.push(dataDir);
    const { url, child } = await startServerProcess({
      PORT: '0',
      INLAY_DATA_DIR: dataDir,
      INLAY_DEMO: '0',
      DATABASE_URL: databaseUrl,
      REDIS_URL: redis?.url ?? '',
    });
    children.push(child);
    return { child, connect: connector(url.replace(/^http/, 'ws'), clients) };
  };
  return {
    redis,
    startNode,
    startProcess,
    close: async () => {
      for (const client of clients) client.terminate();
      for (const child of children)
        if (child.exitCode === null && child.signalCode === null) await killNine(child);
      for (const server of servers) await server.close();
      for (const dir of dirs) await rm(dir, { recursive: true, force: true });
      await redis?.close();
      await postgres.close();
    },
  };
};

const connector =
  (wsUrl: string, clients: WireClient[]) =>
  async (path = '/'): Promise<WireClient> => {
    const client = await WireClient.open(wsUrl + path);
    clients.push(client);
    return client;
  };

const nodeOf = (server: TestServer, clients: WireClient[]) => {
  const connect = connector(server.wsUrl, clients);
  return {
    server,
    connect,
    /** A new session, as a login makes it. */
    token: async (name: Name): Promise<string> => {
      const { store, clock } = server.deps;
      const token = newToken('ses');
      const now = clock.now();
      const expiresAt = now + 3_600_000;
      await store.writes.createSession({
        agentId: people[name],
        tokenHash: hashToken(token),
        expiresAt,
        now,
      });
      return token;
    },
    /** Logged in here with a session that may have been made anywhere. */
    agent: async (token: string, more: Record<string, unknown> = {}) => {
      const client = await connect();
      const login = await client.ask({ method: 'login', token, extensions: 1, ...more });
      return Object.assign(client, { token, login });
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
          client_msg_id: `m${sent}-${performance.now()}`,
          message: [{ type: 'text', value: { text } }],
        });
      };
      return Object.assign(client, { userid, token, say, hello: data });
    },
    /** With the desk's API key. */
    post: (path: string, body: object) => ask(server.url + path, { body, token: apiKey }),
  };
};

export type Cluster = Awaited<ReturnType<typeof startCluster>>;
export type Node = Awaited<ReturnType<Cluster['startNode']>>;
