import { expect, test } from 'vitest';
import type { AnyPush } from '@inlay/client/incoming.ts';
import type { RecordRow, ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { DeskState } from '../model/desk-state.ts';
import {
  selectHeads,
  selectIsBehind,
  selectMine,
  selectUnreadTotal,
  selectWaiting,
} from '../model/selectors.ts';
import { takeSync } from '../model/take-sync.ts';
import { at, buildOwn, buildRecord, buildState, buildThread, snapshotOf, text } from '../testing/build.ts';
import { takePush } from './take-push.ts';

const after = (state: DeskState, ...pushes: AnyPush[]): DeskState =>
  pushes.reduce((now, push) => takePush(now, push, at), state);

const message = (record: RecordRow, userid = 'v1'): AnyPush => ({
  method: 'message_push',
  code: 0,
  userid,
  record,
});
const thread = (
  row: ThreadRow,
  action: 'created' | 'queued' | 'accepted' | 'transferred' | 'closed' = 'created',
): AnyPush => ({
  method: 'thread_push',
  code: 0,
  action,
  thread: row,
});

const shown = (state: DeskState) => ({
  waiting: selectWaiting(state),
  mine: selectMine(state),
  rows: [...state.timelines].map(([userid, timeline]) => [userid, timeline.rows, timeline.head]),
});

/** A page that is loaded now. */
const fresh = (threads: readonly ThreadRow[], records: readonly RecordRow[]): DeskState =>
  takeSync(buildState([], { loaded: false }), snapshotOf(threads, records), true);

const one = buildRecord({ seq: 1 });
const two = buildRecord({ seq: 2 });
const withMessages = (row: ThreadRow, records: RecordRow[], unread: number): ThreadRow => ({
  ...row,
  last_seq: records.length,
  last_message: records.at(-1) ?? null,
  updated_at: records.at(-1)?.create_time_ms ?? row.updated_at,
  unread,
});

test('[D3] a visitor who comes and writes: pushes end where a fresh snapshot does', () => {
  const state = after(buildState(), thread(buildThread()), message(one), message(two));
  expect(selectWaiting(state)).toEqual([withMessages(buildThread(), [one, two], 2)]);
  expect(selectUnreadTotal(state)).toBe(2);
});

test('[D3] an own thread goes on: pushes end where a fresh snapshot does', () => {
  const own = withMessages(buildOwn(), [one], 0);
  const loaded = takeSync(buildState(), snapshotOf([own], [one]), true);
  const answer = buildRecord({ seq: 2, sender: 'agent', sender_id: '1', message: text('hi') });
  const later = buildRecord({ seq: 3 });
  const state = after(loaded, message(answer), message(later));
  expect(shown(state)).toEqual(
    shown(fresh([withMessages(own, [one, answer, later], 1)], [one, answer, later])),
  );
});

test('[W2] [D3] a system line counts and is no last message while there are words', () => {
  const line = buildRecord({
    seq: 2,
    sender: 'system',
    sender_id: '',
    message: { type: 'event', value: { name: 'requeued', agent_name: 'Ada' } },
  });
  const row = withMessages(buildThread(), [one], 1);
  const [thread] = selectWaiting(after(buildState([row]), message(line)));
  expect(thread).toMatchObject({
    last_seq: 2,
    last_message: one,
    updated_at: line.create_time_ms,
    unread: 1,
  });
});

test('[A13] documented and added pushes of the same message count once, with the finer time', () => {
  const list: AnyPush = {
    method: 'wait_list_push',
    code: 0,
    userid: 'v1',
    head_img: '',
    nickname: 'Li Wei',
    timestamp: one.create_time,
    user_query: [one.message],
    msg_id: one.msg_id,
    seq: 1,
    thread_uid: 't1',
  };
  const state = after(buildState([buildThread()]), list, message(one));
  expect(selectUnreadTotal(state)).toBe(1);
  expect(state.timelines.get('v1')?.rows).toEqual([one]);
});

test('[A6] a visitor whom a colleague takes leaves the queue at once', () => {
  const taken: AnyPush = {
    method: 'connect_push',
    code: 0,
    userid: 'v1',
    customer_id: 2,
    customer_name: 'Bo',
  };
  expect(selectWaiting(after(buildState([buildThread()]), taken))).toEqual([]);
});

test('[A6] a visitor whom this agent takes moves to the own ones', () => {
  const state = after(
    buildState([buildThread()]),
    { method: 'connect_push', code: 0, userid: 'v1', customer_id: 1, customer_name: 'Ada' },
    thread(buildOwn(), 'accepted'),
  );
  expect(selectWaiting(state)).toEqual([]);
  expect(selectMine(state)).toEqual([buildOwn()]);
});

test('[D3] a thread that has just become ours without its messages is noticed', () => {
  const state = after(
    buildState([buildThread({ last_seq: 3 })]),
    thread(buildOwn({ last_seq: 4 }), 'accepted'),
  );
  expect(selectIsBehind(state)).toBe(true);
  expect(selectHeads(state)).toEqual({ v1: 0 });
});

test('[D3] a push that was lost leaves a gap; what comes later waits above it and counts when it is filled', () => {
  const own = withMessages(buildOwn(), [one], 0);
  const loaded = takeSync(buildState(), snapshotOf([own], [one]), true);
  const gap = after(loaded, message(buildRecord({ seq: 3 })));
  expect(selectIsBehind(gap)).toBe(true);
  expect(selectHeads(gap)).toEqual({ v1: 1 });
  const filled = after(gap, message(two));
  expect(selectIsBehind(filled)).toBe(false);
  expect(filled.timelines.get('v1')?.rows.map((row) => row.seq)).toEqual([1, 2, 3]);
});

test('[A7] a thread that goes to a colleague or ends leaves the lists, but not from under the eyes', () => {
  const closed = buildOwn({ state: 'closed', closed_at: at });
  expect(after(buildState([buildOwn()]), thread(closed, 'closed')).threads.size).toBe(0);
  const looking = after(buildState([buildOwn()], { selected: 'v1' }), thread(closed, 'closed'));
  expect(looking.threads.get('v1')?.state).toBe('closed');
  expect(selectMine(looking)).toEqual([]);
});

test('[M1] news of an old thread do not replace the new one', () => {
  const next = buildThread({ thread_uid: 't2', created_at: at + 1000 });
  const state = after(buildState([next]), thread(buildOwn({ state: 'closed' }), 'closed'));
  expect(selectWaiting(state)).toEqual([next]);
});

test('[A15] read by the visitor, read by this agent in another tab', () => {
  const own = buildOwn({ last_seq: 3, unread: 2 });
  const read = (by: 'visitor' | 'agent', unread?: number): AnyPush => ({
    method: 'read_push',
    code: 0,
    userid: 'v1',
    thread_uid: 't1',
    seq: 3,
    by,
    ...(unread === undefined ? {} : { unread }),
  });
  expect(after(buildState([own]), read('visitor')).threads.get('v1')).toMatchObject({
    visitor_read_seq: 3,
    unread: 2,
  });
  expect(after(buildState([own]), read('agent', 1)).threads.get('v1')?.unread).toBe(1);
  expect(after(buildState([own]), read('agent')).threads.get('v1')?.unread).toBe(0);
});

test('[A15] a typing sign is there until the message is', () => {
  const typing: AnyPush = { method: 'typing_push', code: 0, userid: 'v1', on: true, text: 'I wan' };
  const state = after(buildState([buildOwn()]), typing);
  expect(state.typing.get('v1')).toEqual({ text: 'I wan', until: at + 6000 });
  expect(after(state, message(one)).typing.size).toBe(0);
  expect(after(state, { ...typing, on: false }).typing.size).toBe(0);
});

test('[M3] a status changed elsewhere shows here', () => {
  const push: AnyPush = {
    method: 'set_customer_status_push',
    code: 0,
    customer_id: '1',
    customer_name: 'Ada',
    status: 3,
    reason: 'meal',
  };
  expect(after(buildState(), push).me).toMatchObject({ status: 3, reason: 'meal' });
  expect(after(buildState(), { ...push, customer_id: '2' }).me).toMatchObject({ status: 1 });
});

test('a visitor may be called like a part of JavaScript', () => {
  for (const userid of ['__proto__', 'constructor', 'toString']) {
    const state = after(buildState(), thread(buildOwn({ userid })), message(one, userid));
    expect(selectMine(state).map((row) => row.userid)).toEqual([userid]);
    expect(Object.keys(selectHeads(state))).toEqual([userid]);
  }
});
