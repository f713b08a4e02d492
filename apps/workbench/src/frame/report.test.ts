import { expect, test } from 'vitest';
import type { AnyPush } from '@inlay/client/incoming.ts';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import type { PushListener } from '../model/desk.ts';
import type { DeskState } from '../model/desk-state.ts';
import { createStore } from '../model/store.ts';
import { takePush } from '../pushes/take-push.ts';
import { at, buildOwn, buildRecord, buildState, buildThread, text } from '../testing/build.ts';
import { report } from './report.ts';

const buildRig = (first: DeskState) => {
  const clock = new ManualClock(at);
  const store = createStore(first);
  const sent: { type: string; data: unknown }[] = [];
  const listeners = new Set<PushListener>();
  const desk = {
    store,
    clock,
    onPush: (listener: PushListener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const push = (frame: AnyPush) => {
    const before = store.get();
    store.update((state) => takePush(state, frame, clock.now()));
    listeners.forEach((listener) => listener(frame, before));
  };
  const stop = report(desk, (type, data) => sent.push({ type, data }));
  const of = (type: string) => sent.filter((event) => event.type === type).map((event) => event.data);
  return { clock, store, push, stop, of };
};

const hello = buildRecord({ seq: 1, message: text('hello') });
const created: AnyPush = { method: 'thread_push', code: 0, action: 'created', thread: buildThread() };
const said: AnyPush = { method: 'message_push', code: 0, userid: 'v1', record: hello };

test('[W2] nothing before the lists are there, then the count once', () => {
  const rig = buildRig(buildState([], { loaded: false }));
  expect(rig.of('unread_message_count')).toEqual([]);
  rig.store.update((state) => ({ ...state, loaded: true }));
  rig.store.update((state) => ({ ...state, selected: 'v1' }));
  rig.clock.advance(1000);
  expect(rig.of('unread_message_count')).toEqual([{ totalUnreadCount: 0, unreadThreads: [] }]);
});

test('[W2] own and waiting threads with something unread, in interface 1’s words', () => {
  const waiting = buildThread({ userid: 'v2', thread_uid: 't2', unread: 1, last_message: hello });
  const rig = buildRig(
    buildState([buildOwn({ unread: 2 }), waiting, buildOwn({ userid: 'v3', thread_uid: 't3' })]),
  );
  expect(rig.of('unread_message_count')).toMatchObject([
    {
      totalUnreadCount: 3,
      unreadThreads: [
        { uid: 't1', unreadCount: 2 },
        { uid: 't2', unreadCount: 1 },
      ],
    },
  ]);
  const [{ unreadThreads }] = rig.of('unread_message_count') as [{ unreadThreads: unknown[] }];
  expect(unreadThreads[1]).toEqual({
    uid: 't2',
    topic: 'topic/t1',
    type: 'WORKGROUP',
    user: { uid: 'v2', nickname: 'Li Wei', avatar: '' },
    content: 'hello',
    unreadCount: 1,
    updatedAt: new Date(at).toISOString(),
  });
});

test('[W2] at most ten a second, and the last one always', () => {
  const rig = buildRig(buildState([buildThread()]));
  for (let seq = 1; seq <= 50; seq += 1) {
    rig.push({ method: 'message_push', code: 0, userid: 'v1', record: buildRecord({ seq }) });
    rig.clock.advance(10);
  }
  rig.clock.advance(1000);
  const counts = rig.of('unread_message_count');
  expect(counts.length).toBeLessThanOrEqual(7);
  expect(counts.at(-1)).toMatchObject({ totalUnreadCount: 50 });
});

test('[W3] once for each new visitor, with the words, not before there are any', () => {
  const rig = buildRig(buildState());
  rig.push(created);
  expect(rig.of('new_visitor_message')).toEqual([]);
  rig.push(said);
  rig.push({ ...said, record: buildRecord({ seq: 2 }) });
  rig.push({ method: 'thread_push', code: 0, action: 'accepted', thread: buildOwn({ last_seq: 2 }) });
  expect(rig.of('new_visitor_message')).toEqual([
    {
      thread: {
        uid: 't1',
        topic: 'topic/t1',
        type: 'WORKGROUP',
        user: { uid: 'v1', nickname: 'Li Wei', avatar: '' },
        content: 'hello',
        createdAt: new Date(at).toISOString(),
      },
    },
  ]);
});

test('[W3] who was there at the load is not new; a later thread of the same visitor is', () => {
  const rig = buildRig(buildState([buildThread({ last_seq: 1, last_message: hello })]));
  rig.push({ ...said, record: buildRecord({ seq: 2 }) });
  expect(rig.of('new_visitor_message')).toEqual([]);
  rig.push({
    ...created,
    thread: buildThread({ thread_uid: 't2', created_at: at + 1, last_seq: 1, last_message: hello }),
  });
  expect(rig.of('new_visitor_message')).toHaveLength(1);
});

test('[W4] each action as it happens', () => {
  const rig = buildRig(buildState());
  rig.push(created);
  rig.push({ method: 'thread_push', code: 0, action: 'accepted', thread: buildOwn() });
  rig.push({ method: 'thread_push', code: 0, action: 'closed', thread: buildOwn({ state: 'closed' }) });
  expect(rig.of('thread_status_changed').map((data) => (data as { action: string }).action)).toEqual([
    'created',
    'accepted',
    'closed',
  ]);
});

test('[W4] a thread is told with its own words, not with those of the visitor’s thread before it', () => {
  const rig = buildRig(buildState([buildOwn()], { selected: 'v1' }));
  const secret = buildRecord({ seq: 1, sender: 'agent', sender_id: '1', message: text('OLD secret reply') });
  rig.push({ ...said, record: secret });
  rig.push({ method: 'thread_push', code: 0, action: 'closed', thread: buildOwn({ state: 'closed' }) });
  const words = buildRecord({ seq: 1, thread_uid: 't2', message: text('NEW question') });
  const next = { thread_uid: 't2', created_at: at + 1, last_seq: 1, last_message: words };
  rig.push({ ...created, thread: buildThread(next) });
  expect(rig.of('thread_status_changed')).toMatchObject([
    { action: 'closed', thread: { uid: 't1', content: 'OLD secret reply' } },
    { action: 'created', thread: { uid: 't2', content: 'NEW question' } },
  ]);
});

test('[M3] [W1] the status after load and on change only; away is BUSY, and says why', () => {
  const rig = buildRig(buildState());
  rig.store.update((state) => ({ ...state, selected: 'v1' }));
  rig.push({
    method: 'set_customer_status_push',
    code: 0,
    customer_id: '1',
    customer_name: 'Ada',
    status: 3,
    reason: 'meal',
  });
  rig.push({
    method: 'set_customer_status_push',
    code: 0,
    customer_id: '1',
    customer_name: 'Ada',
    status: 3,
    reason: 'meal',
  });
  expect(rig.of('agent_status_changed')).toEqual([
    {
      status: 'AVAILABLE',
      agentInfo: {
        uid: '1',
        nickname: 'Ada',
        avatar: '',
        email: 'ada@demo.inlay',
        status: 'AVAILABLE',
        reason: null,
      },
    },
    {
      status: 'BUSY',
      agentInfo: {
        uid: '1',
        nickname: 'Ada',
        avatar: '',
        email: 'ada@demo.inlay',
        status: 'BUSY',
        reason: 'meal',
      },
    },
  ]);
});

test('[W10] in and out, each once', () => {
  const rig = buildRig(buildState());
  rig.store.update((state) => ({ ...state, link: { name: 'online' } }));
  rig.store.update((state) => ({ ...state, link: { name: 'ended', reason: 'taken-over', msg: '' } }));
  expect(rig.of('logged_in')).toHaveLength(1);
  expect(rig.of('logged_out')).toEqual([{ reason: 'taken_over' }]);
});

test('after the stop nothing is sent', () => {
  const rig = buildRig(buildState());
  rig.stop();
  rig.push(created);
  rig.push(said);
  rig.clock.advance(1000);
  expect(rig.of('new_visitor_message')).toEqual([]);
  expect(rig.of('thread_status_changed')).toEqual([]);
});

test('[W10] each step of a call is told once; muting it, or asking somebody before a transfer, is no step', () => {
  const rig = buildRig(buildState([]));
  const call = { callId: 'c1', direction: 1, caller: '1001', callee: '8820', held: false } as const;
  const push = (code: 0 | 2 | 5, more: object = {}): void =>
    rig.push({ method: 'call_state_push', code: 0, call: { ...call, code, muted: false, ...more } });
  push(0);
  push(2);
  push(2, { muted: true });
  push(0, { callId: 'c2', consultation: true });
  push(5);
  rig.push({ method: 'call_state_push', code: 0, call: null });
  const facts = { callId: 'c1', direction: 1, caller: '1001', callee: '8820' };
  expect(rig.of('call_status_changed')).toEqual([0, 2, 5].map((code) => ({ ...facts, code })));
});
