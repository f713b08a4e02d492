import { expect, test } from 'vitest';
import { memoryOutbox } from './outbox-storage.ts';
import type { SentFrame } from './testing/fake-server.ts';
import { settle } from './testing/hand-clock.ts';
import { buildRig, comeOnline, type Rig } from './testing/start-client.ts';

const text = (words: string) => [{ type: 'text' as const, value: { text: words } }];
const stored = (frame: SentFrame) => ({
  data: {
    success: 1,
    failure: 0,
    messages: [{ msg_id: `id-${frame['client_msg_id']}`, seq: 1 }],
    thread_uid: 't',
    create_time_ms: 1,
  },
});

const goOn = async (rig: Rig): Promise<void> => {
  await rig.clock.advance(30_000);
  rig.server.accept();
  await settle();
  await rig.clock.advance(0);
};

const idsOf = (rig: Rig): unknown[] => rig.server.of('send_to_user').map((frame) => frame['client_msg_id']);

test('[A11] [D1] a message is sending until the server has stored it', async () => {
  const rig = buildRig();
  rig.server.script.send_to_user = stored;
  await comeOnline(rig);
  rig.client.send('v1', text('hello'));
  expect(rig.seen.outbox).toMatchObject([{ id: 'm1', state: { name: 'sending' } }]);
  await rig.clock.advance(0);
  expect(rig.seen.stored).toEqual(['m1']);
  expect(rig.seen.outbox).toEqual([]);
});

test('[A11] written offline, they leave in order when the link is back, each with its own id', async () => {
  const rig = buildRig();
  rig.server.script.send_to_user = stored;
  await comeOnline(rig);
  rig.server.drop();
  rig.client.send('v1', text('one'));
  rig.client.send('v1', text('two'));
  rig.client.send('v2', text('other'));
  await settle();
  expect(idsOf(rig)).toEqual([]);
  await goOn(rig);
  expect(rig.seen.stored.toSorted()).toEqual(['m1', 'm2', 'm3']);
  const first = rig.server.of('send_to_user').filter((frame) => frame['userid'] === 'v1');
  expect(first.map((frame) => frame['client_msg_id'])).toEqual(['m1', 'm2']);
});

test('[A11] a lost acknowledgement sends the same id again', async () => {
  const rig = buildRig();
  rig.server.script.send_to_user = () => 'silence';
  await comeOnline(rig);
  rig.client.send('v1', text('hello'));
  rig.server.drop();
  rig.server.script.send_to_user = stored;
  await goOn(rig);
  expect(idsOf(rig)).toEqual(['m1', 'm1']);
  expect(rig.seen.stored).toEqual(['m1']);
});

test('[A5] a refusal is shown, does not hold up the next, and can be tried again or discarded', async () => {
  const rig = buildRig();
  rig.server.script.send_to_user = (frame) =>
    frame['client_msg_id'] === 'm2' ? stored(frame) : { code: 403, msg: 'not your visitor' };
  await comeOnline(rig);
  rig.client.send('v1', text('one'));
  rig.client.send('v1', text('two'));
  await rig.clock.advance(0);
  expect(rig.seen.outbox).toMatchObject([
    { id: 'm1', state: { name: 'failed', code: 403, msg: 'not your visitor' } },
  ]);
  expect(rig.seen.stored).toEqual(['m2']);
  rig.server.script.send_to_user = stored;
  rig.client.retry('m1');
  await rig.clock.advance(0);
  expect(rig.seen.stored).toEqual(['m2', 'm1']);
});

test('[A5] too fast is waited out with the same id', async () => {
  const rig = buildRig();
  let tries = 0;
  rig.server.script.send_to_user = (frame) =>
    (tries += 1) < 3 ? { code: 429, msg: 'slow down' } : stored(frame);
  await comeOnline(rig);
  rig.client.send('v1', text('hello'));
  await rig.clock.advance(4000);
  expect(idsOf(rig)).toEqual(['m1', 'm1', 'm1']);
  expect(rig.seen.stored).toEqual(['m1']);
});

test('[A5] a frame that the server would close the socket over fails by itself', async () => {
  const rig = buildRig();
  await comeOnline(rig);
  rig.client.send('v1', text('长'.repeat(30_000)));
  await rig.clock.advance(0);
  expect(rig.seen.outbox).toMatchObject([{ state: { name: 'failed', code: 413 } }]);
  expect(idsOf(rig)).toEqual([]);
});

test('what a closed page left behind is sent by the next one, and only for the same agent', async () => {
  const storage = memoryOutbox();
  const before = buildRig(storage);
  before.client.send('v1', text('left behind'));
  await storage.put({
    id: 'x',
    agentId: 2,
    userid: 'v9',
    parts: text('of another'),
    createdAt: 1,
    state: { name: 'sending' },
  });
  before.client.close();
  const after = buildRig(storage);
  after.server.script.send_to_user = stored;
  await comeOnline(after);
  await after.clock.advance(0);
  expect(after.seen.stored).toEqual(['m1']);
  expect(await storage.load(1)).toEqual([]);
  expect(await storage.load(2)).toHaveLength(1);
});
