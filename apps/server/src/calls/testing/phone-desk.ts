import { loginAs } from '../../http/testing/http-client.ts';
import { type Frame, WireClient } from '../../interface-4/wire-client.ts';
import { SipPage } from '../../sip/testing/sip-page.ts';
import { startTestServer } from '../../test-server.ts';

type Account = { url: string; uri: string; username: string; password: string; expires_at: number };
type PhoneData = { seat: boolean; extension: string; numbers: string[]; sip: Account | null } & Record<
  string,
  unknown
>;

/** A demo server, agents with phones, and pages that speak SIP to it. */
export const openPhoneDesk = async (overrides: Parameters<typeof startTestServer>[0] = {}) => {
  const server = await startTestServer(overrides);
  const clients: WireClient[] = [];
  const pages: SipPage[] = [];
  const withToken = async (token: string, more: Record<string, unknown>): Promise<WireClient> => {
    const client = await WireClient.open(server.wsUrl);
    clients.push(client);
    const reply = await client.ask({ method: 'login', token, ...more });
    if (reply.code !== 0) throw new Error(JSON.stringify(reply));
    return client;
  };
  const connect = async (name: string, more: Record<string, unknown>): Promise<WireClient> =>
    withToken(await loginAs(server.url, name), more);
  const phone = (name: string): Promise<WireClient> => connect(name, { client: 'phone', extensions: 1 });
  const dataOf = async (client: WireClient): Promise<PhoneData> =>
    (await client.ask({ method: 'get_phone' }))['data'] as PhoneData;
  return {
    server,
    store: server.deps.store,
    phone,
    withToken: (token: string) => withToken(token, { client: 'phone', extensions: 1 }),
    chat: (name: string, extensions: 0 | 1 = 1) => connect(name, { extensions }),
    dataOf,
    /** Signed in and registered, with the credential that the server minted. */
    page: async (client: WireClient, lines: readonly (readonly [string, string | number])[] = []) => {
      const { sip, extension } = await dataOf(client);
      if (!sip) throw new Error('no seat');
      const page = await SipPage.open(`${server.wsUrl}${sip.url}`, extension, sip);
      pages.push(page);
      const reply = await page.register(lines);
      if (reply.status !== 200) throw new Error(reply.first);
      return page;
    },
    close: async () => {
      for (const page of pages) page.drop();
      for (const client of clients) client.terminate();
      await server.close();
    },
  };
};
export type PhoneDesk = Awaited<ReturnType<typeof openPhoneDesk>>;

export const dataIn = (frame: Frame): Record<string, unknown> => frame['data'] as Record<string, unknown>;

/** The newest record that was pushed for a call in this state. */
export const callPushed = (client: WireClient, fits: (call: Record<string, unknown>) => boolean) =>
  client.until(() =>
    client
      .pushes('call_push')
      .map((frame) => frame['call'] as Record<string, unknown>)
      .findLast(fits),
  );

export const statusPushed = (client: WireClient, agentId: number, status: number, from = 0) =>
  client.until(() =>
    client
      .pushes('set_customer_status_push')
      .slice(from)
      .find((frame) => Number(frame['customer_id']) === agentId && frame['status'] === status),
  );
