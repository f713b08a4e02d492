import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, WireClient } from '../interface-4/wire-client.ts';
import { type Cluster, type Node, startCluster } from './testing/nodes.ts';
import { people } from './testing/seed.ts';
import { follow } from './testing/follow.ts';

// Agents and visitors of one thread on different nodes of one installation: nobody can tell.

let cluster: Cluster;
let a: Node;
let b: Node;
beforeAll(async () => {
  cluster = await startCluster();
  a = await cluster.startNode();
  b = await cluster.startNode();
}, 60_000);
afterAll(() => cluster.close(), 60_000);

const sent = (frame: Frame): number[] =>
  (frame['data'] as { messages: { seq: number }[] }).messages.map(({ seq }) => seq);

const about = (client: WireClient, method: string, userid: string): Frame[] =>
  client.pushes(method).filter((frame) => frame['userid'] === userid);

const ask = async (client: WireClient, frame: Frame): Promise<Frame> => {
  const reply = await client.ask(frame);
  expect(reply).toMatchObject({ code: 0 });
  return reply;
};

const write = (client: WireClient, userid: string, text: string): Promise<Frame> =>
  ask(client, { method: 'send_to_user', userid, message: [{ type: 'text', value: { text } }] });

test('[O2] who waits on one node is in the queue of all, and whoever takes him is seen by all', async () => {
  const ada = await a.agent(await a.token('ada'));
  const bo = await b.agent(await b.token('bo'));
  const visitor = await a.visitor();
  await visitor.say('hello');
  for (const agent of [ada, bo])
    await agent.until(() => about(agent, 'wait_list_push', visitor.userid).length === 1);
  await visitor.until(() =>
    visitor.pushes('thread_push').some(({ thread }) => (thread as { position: number }).position === 1),
  );
  await ask(bo, { method: 'connect', userid: visitor.userid });
  const taken = await ada.until(() => about(ada, 'connect_push', visitor.userid)[0]);
  expect(taken).toMatchObject({ customer_id: people.bo });
  await visitor.until(() =>
    visitor.pushes('thread_push').some(({ thread }) => (thread as { state: string }).state === 'open'),
  );
  await ask(bo, { method: 'disconnect', userid: visitor.userid });
  for (const agent of [ada, bo]) agent.terminate();
});

test('[A6] [A3] an agent’s client on another node hears whom he took, the one that asked does not', async () => {
  const token = await a.token('bo');
  const here = await a.agent(token);
  const there = await b.agent(token);
  const visitor = await a.visitor();
  await visitor.say('hello');
  await ask(here, { method: 'connect', userid: visitor.userid });
  await there.until(() => about(there, 'connect_push', visitor.userid).length === 1);
  await ask(here, { method: 'disconnect', userid: visitor.userid });
  expect(about(here, 'connect_push', visitor.userid)).toEqual([]);
  for (const client of [here, there]) client.terminate();
});

test('[M2] a visitor here and an agent there write at once: both see all, in order, once', async () => {
  const bo = await b.agent(await b.token('bo'));
  const visitor = await a.visitor();
  await visitor.say('hello');
  await bo.until(() => about(bo, 'wait_list_push', visitor.userid).length === 1);
  await ask(bo, { method: 'connect', userid: visitor.userid });
  const each = 100;
  const seqs = await Promise.all(
    Array.from({ length: each }, async (_, n) => [
      ...sent(await visitor.say(`v${n}`)),
      ...sent(await write(bo, visitor.userid, `a${n}`)),
    ]),
  );
  const last = Math.max(...seqs.flat());
  // 1: hello, 2: the line that tells who took it.
  expect(last).toBe(2 + 2 * each);
  for (const client of [bo, visitor]) {
    const { told, complete } = follow(client, visitor.userid);
    await client.until(() => complete(last));
    expect(told()).toEqual(told().toSorted((x, y) => x - y));
    expect(new Set(told()).size).toBe(told().length);
  }
  await ask(bo, { method: 'disconnect', userid: visitor.userid });
  bo.terminate();
});

test('[A15] typing and read marks cross nodes', async () => {
  const bo = await b.agent(await b.token('bo'));
  const visitor = await a.visitor();
  const { data } = await visitor.say('hello');
  const threadUid = (data as { thread: { thread_uid: string } }).thread.thread_uid;
  await bo.until(() => about(bo, 'wait_list_push', visitor.userid).length === 1);
  await ask(bo, { method: 'connect', userid: visitor.userid });
  await ask(visitor, { method: 'typing', on: true, text: 'I am wri' });
  await bo.until(() => about(bo, 'typing_push', visitor.userid).some(({ text }) => text === 'I am wri'));
  await ask(bo, { method: 'typing', userid: visitor.userid });
  expect(await visitor.push('typing_push')).toMatchObject({ on: true, name: 'bo' });
  await ask(visitor, { method: 'read', thread_uid: threadUid, seq: 2 });
  await bo.until(() =>
    about(bo, 'read_push', visitor.userid).some(({ by, seq }) => by === 'visitor' && seq === 2),
  );
  await ask(bo, { method: 'mark_read', userid: visitor.userid, seq: 2 });
  await visitor.until(() =>
    visitor
      .pushes('thread_push')
      .some(({ thread }) => (thread as { agent_read_seq: number }).agent_read_seq === 2),
  );
  await ask(bo, { method: 'disconnect', userid: visitor.userid });
  bo.terminate();
});

test('[A6] of two agents on two nodes exactly one gets the visitor', async () => {
  const ada = await a.agent(await a.token('ada'));
  const bo = await b.agent(await b.token('bo'));
  for (let round = 0; round < 15; round += 1) {
    const visitor = await (round % 2 === 0 ? a : b).visitor();
    await visitor.say('hello');
    const { userid } = visitor;
    for (const agent of [ada, bo])
      await agent.until(() => about(agent, 'wait_list_push', userid).length === 1);
    const replies = await Promise.all([ada, bo].map((agent) => agent.ask({ method: 'connect', userid })));
    expect(replies.map(({ code }) => code).toSorted((x, y) => Number(x) - Number(y))).toEqual([0, 409]);
    const [winner, loser] = replies[0]?.code === 0 ? [ada, bo] : [bo, ada];
    await loser.until(() => about(loser, 'connect_push', userid).length === 1);
    await ask(winner, { method: 'disconnect', userid });
    visitor.terminate();
  }
  for (const agent of [ada, bo]) agent.terminate();
});

test('[A7] a visitor is handed to an agent on another node, with the note and what was said', async () => {
  const ada = await a.agent(await a.token('ada'));
  const bo = await b.agent(await b.token('bo'));
  const visitor = await a.visitor();
  const { userid } = visitor;
  await visitor.say('hello');
  await ask(ada, { method: 'connect', userid });
  await ask(ada, { method: 'transform', userid, customer_id: people.bo, note: 'please' });
  const push = await bo.until(() => about(bo, 'transfer_push', userid)[0]);
  expect(push).toMatchObject({ customer_id: people.bo, from_customer_id: people.ada, note: 'please' });
  await bo.until(() => about(bo, 'connect_list_push', userid)[0]);
  expect(
    await ada.ask({ method: 'send_to_user', userid, message: [{ type: 'text', value: { text: 'x' } }] }),
  ).toMatchObject({
    code: 403,
  });
  await write(bo, userid, 'my turn');
  await visitor.until(() =>
    visitor.pushes('message_push').some((frame) => JSON.stringify(frame).includes('my turn')),
  );
  await ask(bo, { method: 'disconnect', userid });
  for (const agent of [ada, bo]) agent.terminate();
});

test('[R2] a visitor of one node is given to an agent of another', async () => {
  const bo = await b.agent(await b.token('bo'));
  await ask(bo, { method: 'set_customer_status', status: 1 });
  await ask(bo, { method: 'set_auto_connect_status', status: 1 });
  const visitor = await a.visitor();
  await visitor.say('hello');
  const given = await bo.until(() => about(bo, 'connect_list_push', visitor.userid)[0]);
  expect(given).toMatchObject({ seq: 1 });
  await ask(bo, { method: 'set_auto_connect_status', status: 0 });
  await ask(bo, { method: 'disconnect', userid: visitor.userid });
  bo.terminate();
});

test('[M3] a status shows on every node, the last one last', async () => {
  const ada = await a.agent(await a.token('ada'));
  const tokenOfBo = await b.token('bo');
  const bo = await b.agent(tokenOfBo);
  const tab = await a.agent(tokenOfBo);
  const statuses = (client: WireClient): unknown[] =>
    client
      .pushes('set_customer_status_push')
      .filter((frame) => frame['customer_id'] === String(people.bo))
      .map(({ status }) => status);
  for (let round = 0; round < 10; round += 1) {
    await Promise.all([
      ask(bo, { method: 'set_customer_status', status: 2 }),
      ask(tab, { method: 'set_customer_status', status: 3, reason: 'meal' }),
    ]);
  }
  await ask(bo, { method: 'set_customer_status', status: 1 });
  for (const client of [ada, tab]) {
    await client.until(() => statuses(client).at(-1) === 1);
    expect(statuses(client).length).toBeLessThanOrEqual(21);
  }
  for (const agent of [ada, bo, tab]) agent.terminate();
});
