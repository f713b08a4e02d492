import { RequestRefused } from '@inlay/client/refused.ts';
import type { EndReason } from '@inlay/client/link.ts';
import type { PhoneCommand } from '@inlay/frame/phone-command.ts';
import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { PhoneEvent } from '@inlay/protocol/phone-frame/messages.ts';
import { keyValue } from '@inlay/ui/key-value.ts';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { expect, test } from 'vitest';
import { type Session, Unreachable } from '../../session/api.ts';
import type { Desk } from './phone-desk.ts';
import type { Command, Outcome } from './remote-commands.ts';
import { SsoFailed } from './sign-in-by-popup.ts';
import { Softphone, type SoftphoneDeps } from './softphone.ts';
import type { Seat } from './softphone-state.ts';

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};

const sessionOf = (email: string): Session => ({
  token: `token of ${email}`,
  agent: {
    customer_id: 1,
    customer_name: 'Ada',
    email,
    head_img: '',
    role: 'agent',
    bid: 1,
    desk_name: 'Desk',
    language: null,
    embed_origins: ['https://crm.example'],
  },
});

const seatOf = (email: string): Seat => ({
  email,
  extension: '1001',
  groupNo: 'G1',
  numbers: ['111', '222'],
  wrapUpSeconds: 0,
});

type Opened = Parameters<SoftphoneDeps['openDesk']>[0];

/** A softphone whose server, desk and host page a test plays. */
const start = (stored?: string) => {
  const clock = new ManualClock();
  const storage = keyValue(() => {
    throw new Error('blocked');
  });
  if (stored !== undefined) storage.set('inlay.phone.session', stored);
  const told: PhoneEvent[] = [];
  const commands: Command[] = [];
  const loggedOut: string[] = [];
  const languages: unknown[] = [];
  const server = {
    fault: null as Error | null,
    outcome: null as Outcome,
    isHostAllowed: true,
    seat: (email: string): Seat | null => seatOf(email),
  };
  let hear: Parameters<SoftphoneDeps['openGuest']>[0] = () => undefined;
  let desk: Opened | null = null;
  const answer = async (email: string): Promise<Session> => {
    await Promise.resolve();
    if (server.fault) throw server.fault;
    return sessionOf(email);
  };
  const openDesk = (opened: Opened): Desk => {
    desk = opened;
    const fake: Partial<Desk> = {
      open: () => {
        opened.onSeat(server.seat(opened.session.agent.email));
        opened.onChange({ line: 'registered', link: 'online' });
      },
      close: () => undefined,
      command: async (command) => {
        commands.push(command);
        return server.outcome;
      },
    };
    return fake as Desk;
  };
  const phone = new Softphone({
    clock,
    random: () => 0.6,
    newId: () => 'new-id',
    check: async () => null,
    onTrouble: (error) => expect.unreachable(String(error)),
    api: {
      login: ({ email }) => answer(email),
      agentOf: async () => (await answer('ada@demo.inlay')).agent,
      logout: async (token) => void loggedOut.push(token),
    },
    storage,
    openGuest: (listener) => {
      hear = listener;
      return {
        send: (event) => void told.push(event),
        setAllowedOrigins: () => undefined,
        close: () => undefined,
      };
    },
    openDesk,
    signInByPopup: () => answer('sso@demo.inlay'),
    setLanguage: (...wish) => void languages.push(wish),
  });
  phone.open();
  const say = async (command: PhoneCommand): Promise<void> => {
    hear(command, () => server.isHostAllowed);
    await settle();
  };
  const over = (reason: EndReason): void => desk?.onOver(reason);
  const show = (call: PhoneCall | null): void => desk?.onChange({ call });
  const line = (state: 'down' | 'registered'): void => desk?.onChange({ line: state });
  const codes = (): (string | number)[] =>
    told.map((event) => (event.type === 'dialStatus' ? event.content.code : event.type));
  return {
    phone,
    say,
    told,
    codes,
    commands,
    server,
    clock,
    storage,
    loggedOut,
    over,
    show,
    line,
    languages,
  };
};

const init = (email: string, password = 'p'): PhoneCommand => ({
  type: 'init',
  content: { email, password, loginMethod: 0, lang: 'zh-CN' },
});
const callOut = (change: object = {}): PhoneCommand => ({
  type: 'callOut',
  content: { callee: '85255551234', caller: '', orderId: '', params: '', ...change },
});

test('[P1] init signs in: 6, login, agentExists, agentStatus, 4, each once', async () => {
  const { say, codes, told, languages, phone } = start();
  await settle();
  await say(init('ada@demo.inlay'));
  expect(codes()).toEqual([6, 'login', 'agentExists', 'agentStatus', 4]);
  expect(told[1]).toEqual({
    type: 'login',
    content: { email: 'ada@demo.inlay', sipNum: '1001', groupNo: 'G1' },
  });
  expect(languages).toContainEqual(['host', 'zh-CN']);
  expect(phone.store.get().scene.name).toBe('phone');
});

test('[P1] init again: the same account is told again, another one takes its place', async () => {
  const { say, told, codes, loggedOut } = start();
  await settle();
  await say(init('ada@demo.inlay'));
  told.length = 0;
  await say(init('ADA@demo.inlay', 'whatever'));
  expect(codes()).toEqual(['login', 'agentExists', 'agentStatus', 4]);
  told.length = 0;
  await say(init('bo@demo.inlay'));
  expect(codes()).toEqual(['logout', 6, 'login', 'agentExists', 'agentStatus', 4]);
  expect(loggedOut).toEqual(['token of ada@demo.inlay']);
});

test('[P1] a wrong password: the login page with the reason; the host hears nothing but 6', async () => {
  const { say, codes, server, phone } = start();
  server.fault = new RequestRefused(401, 'Wrong e-mail or password.');
  await settle();
  await say(init('ada@demo.inlay'));
  expect(codes()).toEqual([6]);
  expect(phone.store.get().scene).toMatchObject({
    name: 'login',
    email: 'ada@demo.inlay',
    busy: false,
    problem: { text: 'Wrong e-mail or password.' },
  });
});

test('[P1] no seat: agentExists 2 and no login', async () => {
  const { say, told, server } = start();
  server.seat = () => null;
  await settle();
  await say(init('diaz@demo.inlay'));
  expect(told.map(({ type }) => type)).toEqual(['dialStatus', 'agentExists']);
  expect(told[1]).toEqual({ type: 'agentExists', content: { code: 2 } });
});

test('[P1] a session of before: still good, ended meanwhile, and a server that is away', async () => {
  const good = start('ses');
  await settle();
  expect(good.codes()).toEqual(['login', 'agentExists', 'agentStatus', 4]);
  const ended = start('ses');
  ended.server.fault = new RequestRefused(401, '');
  await settle();
  expect(ended.codes()).toEqual([6, 'tokenInvalid']);
  expect(ended.storage.get('inlay.phone.session')).toBe(null);
  const away = start('ses');
  away.server.fault = new Unreachable();
  await settle();
  expect(away.phone.store.get().scene.name).toBe('unreachable');
  away.server.fault = null;
  away.clock.advance(5_000);
  await settle();
  expect(away.codes().at(-1)).toBe(4);
});

test('[P1] signed out, or the session over: logout or tokenInvalid, then 6; toEmailLogin says which page', async () => {
  const { say, told, codes, over, phone } = start();
  await settle();
  await say({ type: 'init', content: { loginMethod: 1 } });
  expect(phone.store.get().scene).toMatchObject({ name: 'login', way: 'sso' });
  await phone.signInSso();
  told.length = 0;
  await say({ type: 'loginOut' });
  expect(codes()).toEqual(['logout', 6]);
  expect(phone.store.get().scene).toMatchObject({ name: 'login', way: 'sso' });
  await phone.signInSso();
  await say({ type: 'toEmailLogin' });
  told.length = 0;
  over('bad-token');
  expect(codes()).toEqual(['tokenInvalid', 6]);
  expect(phone.store.get().scene).toMatchObject({ name: 'login', way: 'email' });
});

test('[P2] single sign-on that fails says how', async () => {
  const { phone, server } = start();
  await settle();
  server.fault = new SsoFailed('blocked');
  await phone.signInSso();
  expect(phone.store.get().scene).toMatchObject({ way: 'sso', busy: false, problem: { key: 'sso.blocked' } });
});

test('[P4] callOut: an empty caller is one of the agent’s numbers, a given one is kept', async () => {
  const { say, commands } = start();
  await settle();
  await say(init('ada@demo.inlay'));
  await say(callOut({ orderId: 'o', params: '{}' }));
  await say(callOut({ caller: '999' }));
  expect(commands).toEqual([
    { command: 'dial', callee: '85255551234', caller: '222', orderId: 'o', params: '{}' },
    { command: 'dial', callee: '85255551234', caller: '999' },
  ]);
});

test('[P4] what cannot begin is told as 5, and then what is true; a live order is passed over', async () => {
  const { say, told, codes, server } = start();
  await settle();
  await say(callOut({ orderId: 'early' }));
  expect(told[1]).toMatchObject({ content: { code: 5, hangupCode: 813, orderId: 'early' } });
  expect(codes()).toEqual([6, 5, 6]);
  await say(init('ada@demo.inlay'));
  for (const [outcome, code] of [
    ['badNumber', 812],
    ['notRegistered', 800],
    ['busy', undefined],
  ] as const) {
    told.length = 0;
    server.outcome = outcome;
    await say(callOut());
    expect(codes()).toEqual([5, 'agentStatus', 4]);
    expect(told[0]).toMatchObject({ content: { hangupReason: outcome } });
    expect((told[0] as { content: { hangupCode?: number } }).content.hangupCode).toBe(code);
  }
  told.length = 0;
  server.outcome = 'sameOrder';
  await say(callOut());
  expect(told).toEqual([]);
});

test('[W9] a host that the signed-in desk does not list commands nothing', async () => {
  const { say, commands, server, phone } = start('ses');
  server.isHostAllowed = false;
  await settle();
  await say(callOut());
  await say({ type: 'loginOut' });
  expect(commands).toEqual([]);
  expect(phone.store.get().scene.name).toBe('phone');
});

/** As a page of an older version says it: without what it has not. */
const talking: PhoneCall = {
  code: 2,
  callId: 'c',
  direction: 0,
  caller: '1',
  callee: '2',
  callStartTimestamp: 1,
  callConnectedTimestamp: 2,
  muted: false,
  held: false,
};

test('[P3] the last code is the state that is true: a call that goes on is told after the line that came up', async () => {
  const { say, codes, told, show, line } = start();
  await settle();
  await say(init('ada@demo.inlay'));
  told.length = 0;
  show(talking);
  line('down');
  line('registered');
  expect(codes()).toEqual([2, 'agentStatus', 3, 4, 2]);
  told.length = 0;
  await say(init('ada@demo.inlay'));
  expect(codes()).toEqual(['login', 'agentExists', 4, 2, 'agentStatus']);
});

test('[P3] a call that is over is told once: neither a refused callOut nor init says its 5 again', async () => {
  const { say, codes, told, show, server } = start();
  await settle();
  await say(init('ada@demo.inlay'));
  show(talking);
  show({ ...talking, code: 5, callHangUpTimestamp: 3, hangupReason: 'hung up' });
  told.length = 0;
  await say(init('ada@demo.inlay'));
  expect(codes()).toEqual(['login', 'agentExists', 'agentStatus', 4]);
  told.length = 0;
  server.outcome = 'badNumber';
  await say(callOut({ orderId: 'bad' }));
  expect(codes()).toEqual([5, 'agentStatus', 4]);
  expect(told[0]).toMatchObject({ content: { orderId: 'bad', params: '' } });
});

test('[P8] [P3] who was asked before a transfer and joins: the call in which he was asked is over, the other goes on', async () => {
  const { say, told, codes, show } = start();
  await settle();
  await say(init('ada@demo.inlay'));
  told.length = 0;
  show(talking);
  show({ ...talking, callId: 'joined', caller: '85255551234', callStartTimestamp: 9 });
  expect(codes()).toEqual([2, 'agentStatus', 5, 2]);
  expect(told[2]).toMatchObject({
    content: { callId: 'c', callHangUpTimestamp: 9, hangupReason: 'hung up' },
  });
  expect(told[3]).toMatchObject({ content: { callId: 'joined', caller: '85255551234' } });
});

test('[P3] [M3] a call is told once for each change of its own; while it lives the agent is busy', async () => {
  const { say, told, codes, show } = start();
  await settle();
  await say(init('ada@demo.inlay'));
  told.length = 0;
  const call = talking;
  show(call);
  show({ ...call, muted: true });
  show({ ...call, code: 5, callHangUpTimestamp: 3, hangupReason: 'hung up' });
  show(null);
  expect(codes()).toEqual([2, 'agentStatus', 5, 'agentStatus']);
  expect(told[0]).toMatchObject({ content: { orderId: '', params: '', other: '' } });
  expect(told.filter(({ type }) => type === 'agentStatus')).toEqual([
    { type: 'agentStatus', content: { code: 2 } },
    { type: 'agentStatus', content: { code: 1 } },
  ]);
});
