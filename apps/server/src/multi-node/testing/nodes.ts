import { startRedis } from '../../bus/testing/redis-server.ts';
import type { Config } from '../../config.ts';
import { hashToken, newToken } from '../../auth/tokens.ts';
import { ask } from '../../http/testing/http-client.ts';
import { WireClient } from '../../interface-4/wire-client.ts';
import { openPostgresStore } from '../../store/postgres/open.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { startPostgres } from './postgres-server.ts';
import { apiKey, type Name, people, seed } from './seed.ts';

/** Postgres and Redis, and whole servers on them, as many as wanted. */
export const startCluster = async ({ redis: withRedis = true } = {}) => {
  const postgres = await startPostgres();
  const redis = withRedis ? await startRedis() : null;
  const databaseUrl = await postgres.createDatabase();
  const servers: TestServer[] = [];
  const clients: WireClient[] = [];

  const startNode = async (changes: Partial<Config> = {}) => {
    const server = await startTestServer({
      demo: false,
      nodeId: `node-${servers.length + 1}`,
      redisUrl: redis?.url,
      openStore: (log) => openPostgresStore({ url: databaseUrl, log }),
      ...changes,
    });
    if (servers.push(server) === 1) await seed(server.deps);
    return nodeOf(server, clients);
  };
  return {
    redis,
    startNode,
    close: async () => {
      for (const client of clients) client.terminate();
      for (const server of servers) await server.close();
      await redis?.close();
      await postgres.close();
    },
  };
};

const nodeOf = (server: TestServer, clients: WireClient[]) => {
  const connect = async (path = '/'): Promise<WireClient> => {
    const client = await WireClient.open(server.wsUrl + path);
    clients.push(client);
    return client;
  };
  return {
    server,
    connect,
    /** A new session, as a login makes it. */
    token: async (name: Name): Promise<string> => {
      const { store, clock } = server.deps;
      const token = newToken('ses');
      const now = clock.now();
      const expiresAt = now + 3_600_000;
      await store.writes.createSession({ agentId: people[name], tokenHash: hashToken(token), expiresAt, now });
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
    post: (path: string, body: object) =>
      ask(server.url + path, { body, token: apiKey }),
  };
};

export type Cluster = Awaited<ReturnType<typeof startCluster>>;
export type Node = Awaited<ReturnType<Cluster['startNode']>>;
