import { expect, test } from 'vitest';
import { at, buildOwn, buildRecord, buildState, buildThread } from '../testing/build.ts';
import { previewOf, selectMine, selectWaiting, waitsForReplySince } from './selectors.ts';

test('waiting: oldest first', () => {
  const state = buildState([
    buildThread({ userid: 'young', thread_uid: 'a', queued_at: at + 5 }),
    buildThread({ userid: 'old', thread_uid: 'b', queued_at: at }),
  ]);
  expect(selectWaiting(state).map((thread) => thread.userid)).toEqual(['old', 'young']);
});

test('mine: unread first, then the latest', () => {
  const state = buildState([
    buildOwn({ userid: 'read-new', thread_uid: 'a', updated_at: at + 9 }),
    buildOwn({ userid: 'unread-old', thread_uid: 'b', unread: 1 }),
    buildOwn({ userid: 'read-old', thread_uid: 'c' }),
    buildOwn({ userid: 'other', thread_uid: 'd', customer_id: 2 }),
  ]);
  expect(selectMine(state).map((thread) => thread.userid)).toEqual(['unread-old', 'read-new', 'read-old']);
});

test('a selector gives the same list for the same state', () => {
  const state = buildState([buildOwn()]);
  expect(selectMine(state)).toBe(selectMine({ ...state, selected: 'v1' }));
});

const rows = [
  buildRecord({ seq: 1 }),
  buildRecord({ seq: 2, sender: 'agent', sender_id: '1' }),
  buildRecord({ seq: 3 }),
  buildRecord({ seq: 4 }),
  buildRecord({
    seq: 5,
    sender: 'system',
    message: { type: 'event', value: { name: 'accepted', agent_name: 'Ada' } },
  }),
];
const withRows = (count: number) =>
  buildState([buildOwn()], {
    timelines: new Map([
      ['v1', { rows: rows.slice(0, count), threadUid: 't1', head: count, history: { name: 'unknown' } }],
    ]),
  });

test('the reply timer runs from the first message that nobody has answered', () => {
  expect(waitsForReplySince(withRows(1), buildOwn())).toBe(at + 1000);
  expect(waitsForReplySince(withRows(2), buildOwn())).toBe(null);
  expect(waitsForReplySince(withRows(5), buildOwn())).toBe(at + 3000);
});

test('[W4] what was said in an earlier thread is no preview of this one', () => {
  const next = buildOwn({ thread_uid: 't2', created_at: at + 9 });
  expect(previewOf(withRows(5), next)).toBe(null);
  const said = buildRecord({ seq: 1, thread_uid: 't2' });
  expect(previewOf(withRows(5), { ...next, last_message: said })).toBe(said);
});

test('a system line is no preview', () => {
  expect(previewOf(withRows(5), buildOwn())?.seq).toBe(4);
});
