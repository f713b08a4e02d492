import { expect, test, vi } from 'vitest';
import type { Desk, PushListener } from '../model/desk.ts';
import { createStore } from '../model/store.ts';
import { buildOwn, buildRecord, buildState } from '../testing/build.ts';
import { pageEvents } from './page-events.ts';

const first = buildOwn({ userid: 'v1', thread_uid: 't1' });
const second = buildOwn({ userid: 'v2', thread_uid: 't2' });

/** A desk whose server answers when the test says so. */
const build = () => {
  const store = createStore(buildState([first, second], { selected: 'v1' }));
  const listeners: PushListener[] = [];
  const answers: { userid: string; settle: () => void }[] = [];
  const request = (_method: string, { userid }: { userid: string }) =>
    new Promise((resolve) => {
      answers.push({ userid, settle: () => resolve({ data: { visitorData: { visitorId: userid } } }) });
    });
  const desk = {
    store,
    client: { request } as unknown as Desk['client'],
    onPush: (listener: PushListener) => {
      listeners.push(listener);
      return () => {};
    },
  };
  const tell = vi.fn<(event: string, data: unknown) => void>();
  let listens = false;
  const beside = () => store.get().threads.get(store.get().selected ?? '') ?? null;
  const events = pageEvents({
    desk,
    host: { hears: () => listens, tell },
    page: { page_id: 7, name: '', origin: '', scopes: [], live: false, version: 1 },
    userid: 'v1',
    beside,
    deskOrigin: 'https://desk.example',
    onError: (error) => {
      throw error;
    },
  });
  return {
    events,
    tell,
    answers,
    listen: () => {
      listens = true;
      events.look();
    },
    select: (userid: string) => store.update((state) => ({ ...state, selected: userid })),
    push: (userid: string) =>
      listeners.forEach((listener) =>
        listener({ method: 'message_push', code: 0, userid, record: buildRecord({ seq: 1 }) }, store.get()),
      ),
  };
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('[S6] who is selected is told once, and of two in a hurry only the last', async () => {
  const { listen, select, answers, tell } = build();
  listen();
  select('v2');
  expect(answers.map(({ userid }) => userid)).toEqual(['v1', 'v2']);
  for (const { settle } of answers) settle();
  await settled();
  expect(tell.mock.calls).toEqual([['onSelectVisitor', { visitorData: { visitorId: 'v2' } }]]);
});

test('[S7] what was clicked while the page still showed somebody else is for nobody', async () => {
  const { events, listen, select, answers } = build();
  expect(events.isFor(second)).toBe(true);
  listen();
  expect([events.isFor(first), events.isFor(second)]).toEqual([true, false]);
  answers[0]?.settle();
  await settled();
  select('v2');
  expect([events.isFor(first), events.isFor(second)]).toEqual([true, false]);
  answers[1]?.settle();
  await settled();
  expect([events.isFor(first), events.isFor(second)]).toEqual([false, true]);
});

test('[S6] messages of the selected visitor only', () => {
  const { listen, push, tell } = build();
  listen();
  push('v2');
  expect(tell).not.toHaveBeenCalled();
  push('v1');
  expect(tell).toHaveBeenCalledExactlyOnceWith('onReceiveMsg', expect.objectContaining({ visitorId: 'v1' }));
});
