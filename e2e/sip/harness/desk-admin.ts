import type { CallRow } from '@inlay/protocol/agent-socket/call-rows.ts';
import { json, sessionOf, withBody } from '../../harness/allow-origins.ts';
import type { World } from '../../harness/world.ts';

/** The desk's calls, as its administrator sees and rules them. */
export const deskAdmin = async (world: World) => {
  const token = await sessionOf(world, 'ada');
  const headers = { authorization: `Bearer ${token}` };
  const get = (path: string) => json(`${world.desk}/api/admin${path}`, { headers });
  const write = (method: string, path: string, body: object) =>
    json(`${world.desk}/api/admin${path}`, withBody(method, body, token));
  return {
    changePolicy: async (change: object): Promise<void> => {
      const { version } = await get('/call-policy');
      await write('PATCH', '/call-policy', { version, ...change });
    },
    takeAllFunds: async (): Promise<void> => {
      const { balance } = await get('/call-policy');
      await write('POST', '/call-policy/funds', { amount: -Number(balance) });
    },
    /** An agent of the demo desk may work no more. */
    disable: async (name: string): Promise<void> => {
      const agents = Object.values(await get('/agents')) as { id: number; version: number; email: string }[];
      const agent = agents.find(({ email }) => email === `${name}@demo.inlay`);
      if (!agent) throw new Error(`no agent ${name}`);
      await write('PATCH', `/agents/${agent.id}`, { version: agent.version, enabled: false });
    },
    /** Newest first. */
    calls: async (): Promise<CallRow[]> => (await get('/calls'))['calls'] as CallRow[],
  };
};

export type DeskAdmin = Awaited<ReturnType<typeof deskAdmin>>;
