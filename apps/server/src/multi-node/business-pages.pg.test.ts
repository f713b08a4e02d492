import { afterAll, beforeAll, expect, test } from 'vitest';
import { load, pageOrigin, signed } from '../business-pages/testing/page-desk.ts';
import { type Cluster, type Node, startCluster } from './testing/nodes.ts';
import { people } from './testing/seed.ts';

// Business pages where any node may be asked: what one node has accepted, the others know.

let cluster: Cluster;
let a: Node;
let b: Node;
beforeAll(async () => {
  cluster = await startCluster();
  a = await cluster.startNode();
  b = await cluster.startNode();
}, 60_000);
afterAll(() => cluster.close(), 60_000);

const addPage = async (): Promise<number> => {
  const { store, clock } = a.server.deps;
  const made = await store.writes.addBusinessPage({
    deskId: 1,
    by: { agentId: people.ada, agentName: 'ada' },
    now: clock.now(),
    token: 'page-token',
    page: {
      name: 'Orders',
      url: `${pageOrigin}/`,
      data: [],
      scopes: ['thread:sign'],
      agentIds: [],
      workgroupIds: [],
      visitors: 'all',
      liveParameters: false,
    },
  });
  if ('refused' in made) throw new Error(made.refused.text);
  return made.businessPageId;
};

test('[S3] a nonce that one node has accepted is used on every other', async () => {
  const pageId = await addPage();
  const token = await a.token('bo');
  const [here, there] = [await a.agent(token), await b.agent(token)];
  const claim = signed('page-token', 'hmac', { at: Date.now(), nonce: 'shared' });
  const frame = { method: 'verify_business_page', page_id: pageId, load, origin: pageOrigin, ...claim };
  const answers = await Promise.all([here.ask(frame), there.ask({ ...frame, load: 'b'.repeat(32) })]);
  const verified = answers.map(({ data }) => (data as { verified: boolean }).verified);
  expect(verified.filter(Boolean)).toHaveLength(1);
  const winner = verified[0] ? load : 'b'.repeat(32);
  for (const client of [here, there])
    expect(await client.ask({ ...frame, load: winner })).toMatchObject({ data: { verified: true } });
  for (const client of [here, there]) client.terminate();
});

test('[S7] [A15] a mark and what is written down show on every node', async () => {
  const token = await a.token('chen');
  const [here, there] = [await a.agent(token), await b.agent(token)];
  const visitor = await a.visitor();
  await visitor.say('hello');
  const { userid } = visitor;
  await here.ask({ method: 'connect', userid });
  const { data } = await here.ask({ method: 'get_thread', userid });
  const { thread_uid: uid } = (data as { thread: { thread_uid: string } }).thread;
  expect(await here.ask({ method: 'set_chat_sign', userid, thread_uid: uid, chat_sign: 1 })).toMatchObject({
    code: 0,
  });
  const told = await there.until(() => there.pushes('thread_push').find(({ action }) => action === 'signed'));
  expect(told).toMatchObject({ thread: { thread_uid: uid, chat_sign: 1 } });
  await there.ask({ method: 'update_visitor', userid, realname: 'Li Mei', tags: ['VIP'] });
  expect(await here.push('visitor_push')).toMatchObject({
    userid,
    customer_id: people.chen,
    details: { realname: 'Li Mei', tags: ['VIP'] },
  });
  for (const client of [here, there, visitor]) client.terminate();
});
