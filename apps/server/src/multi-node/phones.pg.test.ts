import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataIn } from '../calls/testing/phone-desk.ts';
import { SipPage } from '../sip/testing/sip-page.ts';
import { type Cluster, type Node, startCluster } from './testing/nodes.ts';
import { people } from './testing/seed.ts';

// P7: the tabs of one agent's phone, on several nodes.

const lineSecret = 'the-secret-of-all-nodes';
const calls = { sip: null, turn: null, policySecret: null, oidc: null, lineSecret };

let cluster: Cluster;
let a: Node;
let b: Node;
beforeAll(async () => {
  cluster = await startCluster();
  a = await cluster.startNode({ calls });
  b = await cluster.startNode({ calls });
  const { store, clock } = a.server.deps;
  const now = clock.now();
  const entry = (await store.reads.agentEntries(1, now)).find(({ id }) => id === people.bo);
  await store.writes.changeAgent({
    deskId: 1,
    by: { agentId: people.ada, agentName: 'Ada' },
    now,
    agentId: people.bo,
    version: entry?.version ?? 1,
    change: { extension: '1002' },
  });
}, 60_000);
afterAll(() => cluster.close(), 60_000);

const phone = async (node: Node) => node.agent(await node.token('bo'), { client: 'phone' });
const call = {
  code: 2,
  callId: 'c',
  direction: 1,
  caller: '1002',
  callee: '8820',
  muted: false,
  held: false,
};

test('[P7] one lease over all nodes, mirrored calls, and commands that find the holder', async () => {
  const [one, two] = [await phone(a), await phone(b)];
  const claims = await Promise.all([
    one.ask({ method: 'claim_media_lease', tab: 'one' }),
    two.ask({ method: 'claim_media_lease', tab: 'two' }),
  ]);
  expect(claims.filter((reply) => dataIn(reply)['granted'] === true)).toHaveLength(1);
  const isFirst = dataIn(claims[0])['granted'] === true;
  const [holder, mirror] = isFirst ? [one, two] : [two, one];
  const { fencing, holder_tab: tab } = dataIn(claims[0]);
  expect(await mirror.push('media_lease_push')).toMatchObject({ holder_tab: tab, fencing });
  await holder.ask({ method: 'publish_call_state', fencing, call });
  expect(await mirror.push('call_state_push')).toMatchObject({ call });
  const { command_id: id } = dataIn(await mirror.ask({ method: 'phone_command', command: 'mute' }));
  expect(await holder.push('phone_command_push')).toMatchObject({ command: 'mute', command_id: id });
  await holder.ask({ method: 'command_result', command_id: id, ok: true });
  expect(await mirror.push('command_result_push')).toMatchObject({ command_id: id, ok: true });
  // A tab that opens on a node that has only heard of it.
  const late = await phone(isFirst ? b : a);
  expect(dataIn(await late.ask({ method: 'get_phone' }))).toMatchObject({ call, lease: { holder_tab: tab } });
  for (const client of [one, two, late]) client.terminate();
});

test('[P6] what one node mints, the line of another accepts; what happens there is told on all', async () => {
  const [client, watcher] = [await phone(b), await phone(b)];
  const { sip } = dataIn(await client.ask({ method: 'get_phone' })) as {
    sip: { username: string; password: string };
  };
  const page = await SipPage.open(`${a.server.wsUrl}/sip`, '1002', sip);
  expect((await page.register()).status).toBe(200);
  page.invite('8823');
  expect((await page.takeFinal('INVITE')).status).toBe(486);
  const ended = await watcher.until(() =>
    watcher.pushes('call_push').find((frame) => (frame['call'] as { state: string }).state === 'ended'),
  );
  expect(ended['call']).toMatchObject({ callee: '8823', result: 'busy', direction: 1 });
  page.drop();
  for (const each of [client, watcher]) each.terminate();
});
