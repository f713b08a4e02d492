import { expect, test, vi } from 'vitest';
import * as fc from 'fast-check';
import type { Heard } from './early-messages.ts';
import { type CommandHandlers, createDeskGuest } from './guest.ts';

const host = 'https://crm.example';

/** A window inside a frame: what it posts to its parent is kept, what others post to it is fed by hand. */
const framed = (
  ancestor: string | null = host,
  handlers: CommandHandlers = {},
  allowed = [host],
  early: (parent: unknown) => Heard[] = () => [],
) => {
  const posted: { message: { type: string; data: Record<string, unknown> }; origin: string }[] = [];
  const parent = { postMessage: (message: never, origin: never) => void posted.push({ message, origin }) };
  const listeners = new Set<(event: MessageEvent) => void>();
  const window = {
    parent,
    location: ancestor === null ? {} : { ancestorOrigins: [ancestor] },
    document: { referrer: '' },
    addEventListener: (_: string, listener: never) => void listeners.add(listener),
    removeEventListener: (_: string, listener: never) => void listeners.delete(listener),
  };
  const onError = vi.fn<(error: unknown) => void>();
  const guest = createDeskGuest({
    window: window as never,
    early: { take: () => early(parent) },
    allowedOrigins: allowed,
    now: () => 7,
    handlers,
    onError,
  });
  const hear = async (data: unknown, from: { origin?: string; source?: unknown } = {}) => {
    for (const listener of listeners)
      listener({ data, origin: host, source: parent, ...from } as MessageEvent);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { guest, posted, hear, parent, onError, listeners };
};

test('[W1] [W9] events carry type, data, timestamp and source, to the exact origin and never to *', () => {
  const { guest, posted } = framed();
  guest.send('login_failed', { reason: 'expired' });
  expect(posted).toEqual([
    {
      message: {
        type: 'login_failed',
        data: { reason: 'expired' },
        timestamp: 7,
        source: 'bytedesk-desktop',
      },
      origin: host,
    },
  ]);
});

test('[W9] a parent that is not listed hears nothing; an unknown parent is addressed by listed origins only', () => {
  const stranger = framed('https://evil.example');
  stranger.guest.send('login_failed', { reason: 'x' });
  expect(stranger.posted).toEqual([]);
  const unknown = framed(null, {}, [host, 'https://b.example']);
  unknown.guest.send('login_failed', { reason: 'x' });
  expect(unknown.posted.map(({ origin }) => origin)).toEqual([host, 'https://b.example']);
});

test('[W5] [W9] a command acts only if parent, origin and shape are right', async () => {
  const act = vi.fn<() => undefined>();
  const { hear, parent } = framed(host, { update_agent_status_busy: act, update_agent_status: act });
  const command = { type: 'update_agent_status_busy' };
  await hear(command, { origin: 'https://evil.example' });
  await hear(command, { origin: 'https://crm.example.evil.example' });
  await hear(command, { origin: 'null' });
  await hear(command, { source: {} });
  await hear(command, { source: null });
  expect(act).not.toHaveBeenCalled();
  await hear(command);
  await hear({ type: 'update_agent_status', data: { status: 'AVAILABLE' } }, { source: parent });
  expect(act).toHaveBeenCalledTimes(2);
});

test('[W5] wrong data and a refusing handler answer command_rejected', async () => {
  const { hear, posted } = framed(host, {
    update_agent_status: () => undefined,
    clear_unread_count: () => 'unknown_thread',
  });
  await hear({ type: 'update_agent_status', data: { status: 'ASLEEP' } });
  await hear({ type: 'update_agent_status' });
  await hear({ type: 'clear_unread_count', data: { threadUid: 'x' } });
  expect(posted.map(({ message }) => [message.type, message.data])).toEqual([
    ['command_rejected', { command: 'update_agent_status', reason: 'invalid' }],
    ['command_rejected', { command: 'update_agent_status', reason: 'invalid' }],
    ['command_rejected', { command: 'clear_unread_count', reason: 'unknown_thread' }],
  ]);
});

test('[W1] [W9] what the parent said before the sign-in is done after it, in its order; a stranger’s word is not', async () => {
  const done: string[] = [];
  const { guest, posted, hear } = framed(
    host,
    {
      update_agent_status_busy: () => void done.push('busy'),
      update_agent_status_available: () => void done.push('available'),
      refresh_threads: () => void done.push('refresh'),
    },
    [host],
    (source) => [
      { data: { type: 'update_agent_status_busy', request_id: 1 }, origin: host, source: source as Window },
      { data: { type: 'refresh_threads' }, origin: 'https://evil.example', source: source as Window },
      { data: { type: 'refresh_threads' }, origin: host, source: {} as Window },
      { data: { type: 'update_agent_status_available' }, origin: host, source: source as Window },
    ],
  );
  guest.send('login_failed', { reason: 'first' });
  expect(done).toEqual([]);
  await hear({ type: 'nothing' });
  expect(done).toEqual(['busy', 'available']);
  expect(posted.map(({ message }) => message.type)).toEqual(['login_failed', 'command_result']);
});

test('[W10] the same request_id acts once and is answered again', async () => {
  const act = vi.fn<() => undefined>();
  const { hear, posted } = framed(host, { refresh_threads: act });
  await hear({ type: 'refresh_threads', request_id: 'r1' });
  await hear({ type: 'refresh_threads', request_id: 'r1' });
  expect(act).toHaveBeenCalledTimes(1);
  expect(posted.map(({ message }) => message.data)).toEqual([
    { request_id: 'r1', command: 'refresh_threads', ok: true },
    { request_id: 'r1', command: 'refresh_threads', ok: true },
  ]);
});

test('[W5] a handler that throws tells the parent, not the listener', async () => {
  const { hear, posted, onError } = framed(host, {
    refresh_threads: () => {
      throw new Error('broken');
    },
  });
  await hear({ type: 'refresh_threads' });
  expect(onError).toHaveBeenCalledOnce();
  expect(posted[0]?.message.data).toEqual({ command: 'refresh_threads', reason: 'failed' });
});

test('[W9] outside a frame it is silent and deaf', () => {
  const window = { addEventListener: vi.fn<() => void>() } as never as Window;
  Object.assign(window, { parent: window });
  const guest = createDeskGuest({
    window,
    allowedOrigins: [host],
    now: () => 0,
    handlers: {},
    onError: () => {},
  });
  guest.send('login_failed', { reason: 'x' });
  expect(window.addEventListener).not.toHaveBeenCalled();
});

test('[W9] any message at all, from anywhere: no action, no throw', async () => {
  const act = vi.fn<() => undefined>();
  const { hear } = framed(host, { refresh_threads: act, update_agent_status: act });
  await fc.assert(
    fc.asyncProperty(
      fc.anything({ withNullPrototype: true, withBigInt: true, withTypedArray: true }),
      fc.webUrl(),
      async (data, url) => {
        await hear(data);
        await hear({ type: 'refresh_threads' }, { origin: new URL(url).origin });
        await hear({ type: data, data });
        await hear({ type: 'update_agent_status', data });
      },
    ),
    { numRuns: 3000 },
  );
  expect(act).not.toHaveBeenCalled();
});

test('closing stops listening', async () => {
  const act = vi.fn<() => undefined>();
  const { guest, hear, listeners } = framed(host, { refresh_threads: act });
  guest.close();
  await hear({ type: 'refresh_threads' });
  expect(act).not.toHaveBeenCalled();
  expect(listeners.size).toBe(0);
});
