import { expect, test } from 'vitest';
import type { AgentClient } from '@inlay/client/agent-client.ts';
import { ConnectionLost, RequestRefused } from '@inlay/client/refused.ts';
import type { Desk } from '../../model/desk.ts';
import type { DeskState } from '../../model/desk-state.ts';
import { createStore } from '../../model/store.ts';
import { at, buildOwn, buildState, buildThread } from '../../testing/build.ts';
import { commandHandlers } from './command-handlers.ts';

type Asked = [method: string, fields: unknown];

const buildDesk = (state: DeskState, answer: () => Promise<unknown> = async () => ({})) => {
  const asked: Asked[] = [];
  const request = (method: string, fields: unknown) => {
    asked.push([method, fields]);
    return answer();
  };
  const client = { request, resync: async (fresh?: boolean) => void asked.push(['sync', fresh]) };
  const desk: Desk = {
    store: createStore(state),
    client: client as unknown as AgentClient,
    clock: { now: () => at, after: () => () => {} },
    drafts: { load: () => new Map(), save: () => {} },
    token: 't',
    tell: () => {},
    onPush: () => () => {},
    logout: async () => {},
  };
  const changed: unknown[] = [];
  const handlers = commandHandlers({
    desk,
    setLanguage: (value) => changed.push(value),
    setTheme: (value) => changed.push(value),
  });
  return { desk, asked, changed, handlers };
};

test('[W1] the three statuses, in either form', async () => {
  const { handlers, asked, desk } = buildDesk(buildState());
  expect(await handlers.update_agent_status({ type: 'update_agent_status', data: { status: 'BUSY' } })).toBe(
    undefined,
  );
  await handlers.update_agent_status_offline();
  await handlers.update_agent_status_available();
  expect(asked).toEqual([2, 0, 1].map((status) => ['set_customer_status', { status }]));
  expect(desk.store.get().me?.status).toBe(1);
});

test('[W5] a refused or impossible change changes nothing and says why', async () => {
  const refused = buildDesk(buildState(), async () => Promise.reject(new RequestRefused(403, 'not now')));
  expect(await refused.handlers.update_agent_status_busy()).toBe('not now');
  const offline = buildDesk(buildState(), async () => Promise.reject(new ConnectionLost()));
  expect(await offline.handlers.update_agent_status_busy()).toBe('offline');
  expect(offline.desk.store.get().me?.status).toBe(1);
});

test('[W1] [W5] clear_unread_count: own and waiting threads by uid, the unknown refused', async () => {
  const foreign = buildThread({ userid: 'v3', thread_uid: 't3', state: 'open', customer_id: 2 });
  const waiting = buildThread({ userid: 'v2', thread_uid: 't2', last_seq: 7, unread: 2 });
  const { handlers, asked, desk } = buildDesk(buildState([buildOwn(), waiting, foreign]));
  const clear = (threadUid: string) =>
    handlers.clear_unread_count({ type: 'clear_unread_count', data: { threadUid } });
  expect(await clear('t2')).toBe(undefined);
  expect(asked).toEqual([['mark_read', { userid: 'v2', seq: 7 }]]);
  expect(desk.store.get().threads.get('v2')?.unread).toBe(0);
  expect(await clear('t3')).toBe('unknown_thread');
  expect(await clear('__proto__')).toBe('unknown_thread');
  expect(asked).toHaveLength(1);
});

test('[W1] refresh_threads asks for everything', async () => {
  const { handlers, asked } = buildDesk(buildState());
  await handlers.refresh_threads();
  expect(asked).toEqual([['sync', true]]);
  const offline = buildDesk(buildState());
  offline.desk.client.resync = () => Promise.reject(new ConnectionLost());
  expect(await offline.handlers.refresh_threads()).toBe('offline');
});

test('a command that comes before the lists waits for them', async () => {
  const { handlers, asked, desk } = buildDesk(buildState([], { loaded: false }));
  const waiting = handlers.open_thread({ type: 'open_thread', data: { threadUid: 't1' } });
  desk.store.update((state) => ({ ...state, loaded: true, threads: new Map([['v1', buildOwn()]]) }));
  expect(await waiting).toBe(undefined);
  expect(desk.store.get().selected).toBe('v1');
  expect(asked.map(([method]) => method)).toEqual(['get_chat_record']);
});

test('[W1] a status said while the desk still loads waits until the line is up', async () => {
  const { handlers, asked, desk } = buildDesk(buildState([], { loaded: false }));
  const waiting = handlers.update_agent_status_busy();
  const becomes = (change: Partial<DeskState>) => desk.store.update((state) => ({ ...state, ...change }));
  becomes({ link: { name: 'catching-up' } });
  becomes({ loaded: true });
  await Promise.resolve();
  expect(asked).toEqual([]);
  becomes({ link: { name: 'online' } });
  expect(await waiting).toBe(undefined);
  expect(asked).toEqual([['set_customer_status', { status: 2 }]]);
});

test('[W10] draft, language and theme', async () => {
  const { handlers, desk, changed } = buildDesk(buildState([buildOwn()]));
  await handlers.set_draft({ type: 'set_draft', data: { threadUid: 't1', text: 'Dear' } });
  handlers.set_language({ type: 'set_language', data: { language: 'es-MX' } });
  handlers.set_theme({ type: 'set_theme', data: { theme: 'system' } });
  expect(desk.store.get().drafts.get('v1')).toBe('Dear');
  expect(changed).toEqual(['es-MX', 'auto']);
});
