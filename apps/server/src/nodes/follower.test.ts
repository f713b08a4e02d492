import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { afterEach, expect, test } from 'vitest';
import type { StoreEvent } from '../store/store-event.ts';
import { settle, startRig } from './testing/follower-rig.ts';

type Rig = Awaited<ReturnType<typeof startRig>>;
let rig: Rig;
const start = async (nodes?: number, pollMs?: number): Promise<Rig> => (rig = await startRig(nodes, pollMs));
afterEach(() => rig.close());

const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);

const status = (value: 'available' | 'busy'): Extract<StoreEvent, { type: 'status' }> => ({
  type: 'status',
  deskId: 1,
  agentId: 7,
  agentName: 'Ada',
  status: value,
  reason: null,
  byClientId: 'c',
});

test('[D4] own commits are told at once, and not again when the log brings them', async () => {
  const { a, clock } = await start();
  a.commit({ 5: 2 });
  expect(a.seqs(5)).toEqual([1, 2]);
  expect(a.told.map(({ origin }) => origin)).toEqual(['here']);
  clock.advance(1_000);
  await settle();
  expect(a.seqs(5)).toEqual([1, 2]);
});

test('[D4] a hint is told at once; heard late or twice it is not told again', async () => {
  const { a, b, clock } = await start();
  a.commit({ 5: 1 });
  b.hear(a.said[0]);
  expect(b.seqs(5)).toEqual([1]);
  expect(b.told[0]?.origin).toBe('elsewhere');
  b.hear(a.said[0]);
  clock.advance(1_000);
  await settle();
  b.hear(a.said[0]);
  expect(b.seqs(5)).toEqual([1]);
});

test('[D4] without any hint everything is there within a second, read from the database', async () => {
  const { a, b, clock } = await start();
  a.commit({ 5: 1, 6: 3 });
  a.commit({ 5: 2 }, [status('busy')]);
  clock.advance(999);
  await settle();
  expect(b.seqs(5)).toEqual([1, 2, 3]);
  expect(b.seqs(6)).toEqual([1, 2, 3]);
  expect(b.types()).toEqual(['messages', 'messages', 'messages', 'status']);
});

test('[D4] a hint behind a hole waits, and goes out when the hole is filled by its own hint', async () => {
  const { a, b } = await start();
  for (let n = 0; n < 3; n += 1) a.commit({ 5: 1 });
  b.hear(a.said[0]);
  b.hear(a.said[2]);
  expect(b.seqs(5)).toEqual([1]);
  b.hear(a.said[1]);
  expect(b.seqs(5)).toEqual([1, 2, 3]);
});

test('[D4] a hole whose hint is lost is filled from the log long before the next poll', async () => {
  const { a, b, clock, log } = await start();
  for (let n = 0; n < 3; n += 1) a.commit({ 5: 1 });
  b.hear(a.said[0]);
  b.hear(a.said[2]);
  clock.advance(20);
  await settle();
  expect(b.seqs(5)).toEqual([1, 2, 3]);
  expect(log.reads).toBe(1);
});

test('[D4] an own commit behind a colleague’s message that was not heard waits for it', async () => {
  const { a, b, clock } = await start();
  b.commit({ 5: 1 });
  a.commit({ 5: 1 });
  expect(a.seqs(5)).toEqual([]);
  clock.advance(20);
  await settle();
  expect(a.seqs(5)).toEqual([1, 2]);
  expect(a.told.map(({ origin }) => origin)).toEqual(['elsewhere', 'here']);
});

test('[D4] one thread’s hole does not hold up the other threads of the same transaction', async () => {
  const { a, b } = await start();
  b.commit({ 5: 1 });
  a.commit({ 5: 1, 6: 1 });
  expect(a.seqs(6)).toEqual([1]);
  expect(a.seqs(5)).toEqual([]);
});

test('[D4] what is not to be seen in the log yet is asked for again, soon', async () => {
  const { a, b, clock, log } = await start();
  for (let n = 0; n < 2; n += 1) a.commit({ 5: 1 });
  log.hold();
  for (let n = 0; n < 2; n += 1) a.commit({ 5: 1 });
  b.hear(a.said[3]);
  clock.advance(20);
  await settle();
  expect(b.seqs(5)).toEqual([1, 2]);
  log.release();
  clock.advance(20);
  await settle();
  expect(b.seqs(5)).toEqual([1, 2, 3, 4]);
});

test('[M3] changes of an agent are told in the order of the log, whoever was heard first', async () => {
  const { a, b, nodes, clock } = await start(3);
  a.commit({}, [status('busy')]);
  b.commit({}, [status('available')]);
  const third = nodes[2];
  third?.hear(b.said[0]);
  third?.hear(a.said[0]);
  clock.advance(20);
  await settle();
  for (const node of nodes) {
    const told = node.told.flatMap(({ event }) => (event.type === 'status' ? [event.status] : []));
    expect(told).toEqual(['busy', 'available']);
  }
});

test('[D4] after a reconnect of the line the log is looked at without waiting for the poll', async () => {
  const { a, b } = await start();
  a.commit({ 5: 1 });
  b.back();
  await settle();
  expect(b.seqs(5)).toEqual([1]);
});

test('[D4] threads that concern nobody here cost no look at their messages', async () => {
  const { a, b, clock } = await start();
  b.state.cares = false;
  a.commit({ 5: 3 });
  clock.advance(1_000);
  await settle();
  expect(b.told).toEqual([]);
  b.state.cares = true;
  a.commit({ 5: 1 });
  b.hear(a.said[1]);
  expect(b.seqs(5)).toEqual([4]);
});

test('[D4] a node that starts is told of what comes from then on, not of the thread’s past', async () => {
  const { a, clock, log } = await start();
  for (let n = 0; n < 40; n += 1) a.commit({ 5: 1 });
  clock.advance(60_000);
  await settle();
  const late = await startRig();
  await late.close();
  const { ThreadSeqs } = await import('./thread-seqs.ts');
  const { readMissing } = await import('./read-missing.ts');
  const seqs = new ThreadSeqs(clock);
  clock.advance(10_000);
  const { id, events } = log.commit({ 5: 2 });
  const change = (await log.after('40', 1)).changes;
  expect(change[0]?.id).toBe(id);
  const rows = await readMissing({ reads: log.messages, seqs, cares: () => true }, change);
  const written = events.flatMap((event) => (event.type === 'messages' ? event.messages : []));
  expect(rows.get(5)).toEqual(written);
});

test('[D4] a database that is away is said once; then everything is told', async () => {
  const { a, b, clock, log, logLines } = await start();
  log.fails = true;
  a.commit({ 5: 1 });
  for (let n = 0; n < 10; n += 1) {
    clock.advance(500);
    await settle();
  }
  expect(b.told).toEqual([]);
  expect(logLines.filter((line) => line.includes('could not be read')).length).toBe(2);
  log.fails = false;
  clock.advance(500);
  await settle();
  expect(b.seqs(5)).toEqual([1]);
});

test('[D4] frozen for longer than the log is kept, a node lets its connections go', async () => {
  const frozenMs = 11 * 60_000;
  const { a, b, clock } = await start(2, frozenMs);
  b.commit({ 5: 1 });
  clock.advance(frozenMs);
  await settle();
  expect(a.state.lost).toBe(1);
  b.commit({ 5: 1 });
  a.back();
  await settle();
  expect(a.seqs(5)).toEqual([1, 2]);
});

test('[D4] malformed hints change nothing', async () => {
  const { a, b, logLines } = await start();
  a.commit({ 5: 1 });
  for (const wrong of [
    null,
    7,
    {},
    { changeId: 1, events: [] },
    { changeId: 'x', events: [{ type: 'messages' }] },
  ])
    b.hear(wrong);
  expect(b.told).toEqual([]);
  expect(logLines.filter((line) => line.includes('malformed')).length).toBe(5);
});

test('[D4] hints of changes that never were are forgotten', async () => {
  const { a, b, clock, logLines } = await start();
  a.commit({ 5: 1 });
  b.hear({ changeId: 'ghost', events: [status('busy')] });
  for (let n = 0; n < 200; n += 1) {
    clock.advance(300);
    await settle();
  }
  expect(b.types()).toEqual(['messages']);
  expect(logLines.some((line) => line.includes('forgotten'))).toBe(true);
});

test('[D4] whatever the line does, each node tells each thread’s messages once and in order', async () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    await start(3);
    const { nodes, clock, log } = rig;
    const random = seededRandom(seed);
    const below = (n: number): number => Math.floor(random() * n);
    const air: { to: number; body: unknown }[] = [];
    for (let step = 0; step < 300; step += 1) {
      const from = below(nodes.length);
      const node = nodes[from];
      const spoken = node?.said.length ?? 0;
      node?.commit({ [1 + below(4)]: 1 + below(3), [5 + below(2)]: 1 });
      for (const body of node?.said.slice(spoken) ?? [])
        for (let to = 0; to < nodes.length; to += 1)
          if (to !== from && random() < 0.8) air.push({ to, body });
      if (random() < 0.1) log.hold();
      if (random() < 0.2) log.release();
      // Heard in any order, some twice.
      while (air.length > 6) {
        const [hint] = random() < 0.9 ? air.splice(below(air.length), 1) : [air[below(air.length)]];
        if (hint) nodes[hint.to]?.hear(hint.body);
      }
      if (random() < 0.3) clock.advance(below(400));
      if (random() < 0.5) await settle();
    }
    log.release();
    for (let n = 0; n < 10; n += 1) {
      clock.advance(500);
      await settle();
    }
    for (const { to, body } of air) nodes[to]?.hear(body);
    for (const node of nodes)
      for (const thread of [1, 2, 3, 4, 5, 6])
        expect(node.seqs(thread), `seed ${seed} thread ${thread}`).toEqual(upTo(log.lastSeq(thread)));
    await rig.close();
  }
});
