import { createHash, createHmac } from 'node:crypto';
import { loginAs, ask } from '../../http/testing/http-client.ts';
import { WireClient } from '../../interface-4/wire-client.ts';
import { startTestServer } from '../../test-server.ts';

export const pageOrigin = 'https://orders.example';
export const load = 'a'.repeat(32);

type Fields = Record<string, unknown>;

/** The demo desk, with a visitor whom bo serves, and pages that ada registers. */
export const openPageDesk = async (overrides: Parameters<typeof startTestServer>[0] = {}) => {
  const server = await startTestServer(overrides);
  const { reads, writes } = server.deps.store;
  // The demo company's own.
  for (const { id: businessPageId } of await reads.businessPages(1))
    await writes.dropBusinessPage({
      deskId: 1,
      by: { agentId: 1, agentName: 'Ada' },
      now: server.deps.clock.now(),
      businessPageId,
    });
  const clients: WireClient[] = [];
  const admin = await loginAs(server.url, 'ada');
  const agent = async (name: string): Promise<WireClient> => {
    const client = await WireClient.open(server.wsUrl);
    clients.push(client);
    await client.ask({ method: 'login', token: await loginAs(server.url, name), extensions: 1 });
    return client;
  };
  const visitor = async (text = 'hello'): Promise<{ client: WireClient; userid: string }> => {
    const client = await WireClient.open(`${server.wsUrl}/visitor`);
    clients.push(client);
    const { data } = await client.ask({ method: 'hello', desk: 1 });
    const { userid } = data as { userid: string };
    await client.ask({
      method: 'send',
      client_msg_id: `first-${userid}`,
      message: [{ type: 'text', value: { text } }],
    });
    return { client, userid };
  };
  const addPage = async (more: Fields = {}): Promise<{ id: number; token: string }> => {
    const { data, text } = await ask(`${server.url}/api/admin/business-pages`, {
      token: admin,
      body: {
        name: 'Orders',
        url: `${pageOrigin}/panel`,
        data: ['visitorData', 'chatData'],
        scopes: ['visitor:read', 'message:send', 'thread:sign'],
        agent_ids: [],
        workgroup_ids: [],
        visitors: 'all',
        live_parameters: false,
        ...more,
      },
    });
    if (typeof data['id'] !== 'number') throw new Error(text);
    return data as { id: number; token: string };
  };
  return {
    server,
    agent,
    visitor,
    addPage,
    close: async () => {
      for (const client of clients) client.terminate();
      await server.close();
    },
  };
};

export type PageDesk = Awaited<ReturnType<typeof openPageDesk>>;

/** As a company's own server signs. */
export const signed = (
  token: string,
  scheme: 'sha1' | 'hmac',
  { at, nonce = 'n-1', origin = pageOrigin }: { at: number; nonce?: string; origin?: string },
) => {
  const timestamp = String(Math.floor(at / 1000));
  const signature =
    scheme === 'sha1'
      ? createHash('sha1').update([token, timestamp, nonce].toSorted().join('')).digest('hex')
      : createHmac('sha256', token).update(`${timestamp}.${nonce}.${origin}`).digest('hex');
  return { timestamp, nonce, signature };
};
