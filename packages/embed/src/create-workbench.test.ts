import { expect, test, vi } from 'vitest';
import * as fc from 'fast-check';
import { createWorkbenchIn } from './create-workbench.ts';
import { hostPage } from './testing/host-page.ts';
import type { WorkbenchOptions } from './workbench.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

const open = async (options: Partial<WorkbenchOptions> = {}) => {
  const host = hostPage();
  const workbench = createWorkbenchIn(host.page, {
    url: 'https://desk.example',
    container: '#desk',
    ...options,
  });
  await settled();
  return { ...host, workbench };
};

const ready = (host: { event: (type: string, data: unknown) => void }) =>
  host.event('ready', { version: '1', capabilities: ['request_id'] });

test('[W11] a frame with the rights for that origin only, and a ticket from the callback', async () => {
  const { frame, children } = await open({ getTicket: async () => 'a b' });
  expect(children).toEqual([frame]);
  expect(frame.src).toBe('https://desk.example/agent/auth/login?ticket=a%20b');
  expect(frame.allow).toContain('microphone https://desk.example');
  expect(frame.allow).not.toContain('*');
  expect((await open({ accessToken: 'jwt' })).frame.src).toContain('/agent/auth/login?accessToken=jwt');
  expect((await open()).frame.src).toBe('https://desk.example/desktop');
});

test('[W11] a ticket that cannot be had: ready rejects, login_failed is told, login() tries again', async () => {
  const tickets = [() => Promise.reject(new Error('403')), () => Promise.resolve('t2')];
  const failed = vi.fn<(data: unknown) => void>();
  const host = hostPage();
  const workbench = createWorkbenchIn(host.page, {
    url: 'https://desk.example',
    container: '#desk',
    getTicket: () => tickets.shift()?.() ?? '',
  });
  workbench.on('login_failed', failed);
  await expect(workbench.ready).rejects.toThrow('403');
  expect(failed).toHaveBeenCalledWith({ reason: 'ticket' });
  await workbench.login();
  expect(host.frame.src).toContain('ticket=t2');
  await expect(workbench.login()).rejects.toThrow(/getTicket must give a ticket/);
});

test('[W10] [W11] commands wait for ready, go to the exact origin, and resolve with their result', async () => {
  const host = await open();
  const { workbench, posted } = host;
  const done = workbench.setStatus('BUSY');
  expect(posted).toEqual([]);
  ready(host);
  expect(posted).toEqual([
    {
      message: { type: 'update_agent_status', request_id: 'r1', data: { status: 'BUSY' } },
      origin: 'https://desk.example',
    },
  ]);
  host.event('command_result', { request_id: 'r1', command: 'update_agent_status', ok: true });
  await done;
  expect(await workbench.ready).toEqual({ version: '1', capabilities: ['request_id'] });
});

test('[W11] each command has its wire name and data', async () => {
  const host = await open();
  ready(host);
  const { workbench, posted } = host;
  const commands = [
    workbench.refreshThreads(),
    workbench.clearUnread('th-1'),
    workbench.openThread('th-1'),
    workbench.setDraft('th-1', 'hi'),
    workbench.setLanguage('zh-CN'),
    workbench.setTheme('dark'),
    workbench.logout(),
  ];
  expect(posted.map(({ message: { request_id: _id, ...rest } }) => rest)).toEqual([
    { type: 'refresh_threads' },
    { type: 'clear_unread_count', data: { threadUid: 'th-1' } },
    { type: 'open_thread', data: { threadUid: 'th-1' } },
    { type: 'set_draft', data: { threadUid: 'th-1', text: 'hi' } },
    { type: 'set_language', data: { language: 'zh-CN' } },
    { type: 'set_theme', data: { theme: 'dark' } },
    { type: 'logout' },
  ]);
  posted.forEach(({ message }) =>
    host.event('command_result', { request_id: message['request_id'], command: message['type'], ok: true }),
  );
  await Promise.all(commands);
});

test('[W5] [W11] a refused command rejects with the reason, a late one names itself', async () => {
  const host = await open({ timeoutMs: 5000 });
  ready(host);
  const refused = host.workbench.openThread('nowhere');
  host.event('command_result', {
    request_id: 'r1',
    command: 'open_thread',
    ok: false,
    reason: 'unknown_thread',
  });
  await expect(refused).rejects.toMatchObject({ command: 'open_thread', reason: 'unknown_thread' });
  const late = host.workbench.setTheme('dark');
  host.clock.advance(5000);
  await expect(late).rejects.toMatchObject({
    command: 'set_theme',
    reason: 'timeout',
    message: 'set_theme: the workbench did not answer within 5 s',
  });
});

test('[W11] a workbench that comes back is asked again, with the same id', async () => {
  const host = await open();
  ready(host);
  const done = host.workbench.setTheme('dark');
  ready(host);
  expect(host.posted.map(({ message }) => message['request_id'])).toEqual(['r1', 'r1']);
  host.event('command_result', { request_id: 'r1', command: 'set_theme', ok: true });
  await done;
});

test('[W11] on, once and off; a listener that throws stops nobody', async () => {
  const host = await open();
  const heard: string[] = [];
  const off = vi.fn<() => void>();
  host.workbench.on('logged_out', () => {
    throw new Error('theirs');
  });
  const undo = host.workbench.on('logged_out', ({ reason }) => heard.push(`on ${reason}`));
  host.workbench.once('logged_out', ({ reason }) => heard.push(`once ${reason}`));
  host.workbench.on('logged_out', off);
  host.workbench.off('logged_out', off);
  host.event('logged_out', { reason: 'logout' });
  undo();
  host.event('logged_out', { reason: 'revoked' });
  expect(heard).toEqual(['on logout', 'once logout']);
  expect(off).not.toHaveBeenCalled();
  expect(host.onError).toHaveBeenCalledTimes(2);
});

test('[W9] [W11] strangers are not heard: another origin, another window, another source, any message at all', async () => {
  const host = await open();
  const heard = vi.fn<(data: unknown) => void>();
  host.workbench.on('logged_out', heard);
  const message = {
    type: 'logged_out',
    data: { reason: 'logout' },
    timestamp: 1,
    source: 'bytedesk-desktop',
  };
  host.say(message, { origin: 'https://desk.example.evil.example' });
  host.say(message, { origin: 'null' });
  host.say(message, { source: {} });
  host.say(message, { source: null });
  host.say({ ...message, source: 'other' });
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (data) => {
      host.say(data);
      host.say({ type: data, source: 'bytedesk-desktop', data });
      host.say({ type: 'command_result', source: 'bytedesk-desktop', data });
    }),
    { numRuns: 2000, seed: 6 },
  );
  expect(heard).not.toHaveBeenCalled();
  expect(host.posted).toEqual([]);
});

test('[W11] destroy leaves nothing behind and ends what is open; twice is fine', async () => {
  const host = await open();
  const open1 = host.workbench.setTheme('dark');
  host.workbench.destroy();
  host.workbench.destroy();
  await expect(open1).rejects.toMatchObject({ command: 'set_theme', reason: 'closed' });
  await expect(host.workbench.logout()).rejects.toMatchObject({ reason: 'closed' });
  await expect(host.workbench.ready).rejects.toMatchObject({ reason: 'closed' });
  expect(host.children).toEqual([]);
  expect(host.listenerCount()).toBe(0);
});

test('[W11] a frame of the page stays where it is', async () => {
  const host = hostPage();
  const container = host.frame as never;
  const workbench = createWorkbenchIn(host.page, { url: 'https://desk.example/', container });
  await settled();
  expect(workbench.frame).toBe(host.frame);
  expect(host.children).toEqual([]);
  workbench.destroy();
  expect(host.listenerCount()).toBe(0);
});

test('[W11] a wrong address or container says what to do', () => {
  const { page } = hostPage();
  expect(() => createWorkbenchIn(page, { url: 'desk.example', container: '#desk' })).toThrow(
    /https:\/\/desk/,
  );
  expect(() => createWorkbenchIn(page, { url: 'javascript:alert(1)', container: '#desk' })).toThrow(/Inlay/);
  expect(() => createWorkbenchIn(page, { url: 'https://desk.example', container: '#none' })).toThrow(/#none/);
});
