import { expect, test } from 'vitest';
import { buildOwn, buildRecord, buildState, buildThread, snapshotOf } from '../testing/build.ts';
import { selectHeads, selectMine, selectWaiting } from './selectors.ts';
import { takeSync } from './take-sync.ts';

const records = [1, 2, 3].map((seq) => buildRecord({ seq }));
const own = buildOwn({ last_seq: 3 });

test('[D3] the first load brings own threads with their messages, and who waits', () => {
  const waiting = buildThread({ userid: 'v2', thread_uid: 't2' });
  const state = takeSync(buildState(), snapshotOf([own, waiting], records), true);
  expect(selectMine(state)).toEqual([own]);
  expect(selectWaiting(state)).toEqual([waiting]);
  expect(selectHeads(state)).toEqual({ v1: 3 });
});

test('[D3] a page with more to come moves the head as far as its last message', () => {
  const data = snapshotOf([own], records.slice(0, 2));
  const paged = { ...data, threads: data.threads.map((thread) => ({ ...thread, more: true })) };
  const state = takeSync(buildState(), paged, true);
  expect(selectHeads(state)).toEqual({ v1: 2 });
  expect(selectHeads(takeSync(state, snapshotOf([own], records.slice(2)), false))).toEqual({ v1: 3 });
});

test('[D3] named threads that are no longer ours go; who waits is always all of it', () => {
  const state = buildState([own, buildThread({ userid: 'v2', thread_uid: 't2' })]);
  const data = { synced: true, threads: [], wait_list: [], removed: ['v1'] };
  expect(takeSync(state, data, false).threads.size).toBe(0);
});

test('[D3] the removed thread that is being looked at stays, as nobody’s', () => {
  const state = buildState([own], { selected: 'v1' });
  const after = takeSync(state, { synced: true, threads: [], wait_list: [], removed: ['v1'] }, false);
  expect(selectMine(after)).toEqual([]);
  expect(after.threads.get('v1')).toMatchObject({ state: 'open', customer_id: null });
});

test('[M1] the visitor came back with a new thread: counting begins anew, the old messages stay', () => {
  const first = takeSync(buildState(), snapshotOf([own], records), true);
  const next = buildOwn({ thread_uid: 't9', last_seq: 1 });
  const reply = buildRecord({ seq: 1, thread_uid: 't9', create_time_ms: 1_700_000_900_000 });
  const state = takeSync(first, snapshotOf([next], [reply]), false);
  expect(selectHeads(state)).toEqual({ v1: 1 });
  expect(state.timelines.get('v1')?.rows.map((row) => row.msg_id)).toEqual(['t1-1', 't1-2', 't1-3', 't9-1']);
});

test('a waiting thread that went on while we were away is loaded again when it is opened', () => {
  const waiting = buildThread({ last_seq: 1 });
  const timeline = {
    rows: records.slice(0, 1),
    threadUid: 't1',
    head: 1,
    history: { name: 'loaded' as const, total: 1 },
  };
  const state = buildState([waiting], { timelines: new Map([['v1', timeline]]) });
  expect(takeSync(state, snapshotOf([waiting], []), false).timelines.size).toBe(1);
  expect(takeSync(state, snapshotOf([{ ...waiting, last_seq: 2 }], []), false).timelines.size).toBe(0);
});
