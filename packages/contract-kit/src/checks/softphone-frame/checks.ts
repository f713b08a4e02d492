import type { Browser } from 'playwright-core';
import { type FakeHost, openFakeHost } from '../../browser/fake-host.ts';
import { flood } from '../../browser/random-messages.ts';
import type { Check } from '../../check.ts';
import { type Frame, isFrame } from '../../client/frame.ts';
import type { Credentials, KitOptions } from '../../options.ts';
import { expectNone, expectShape, expectThat, Skipped } from '../../outcome.ts';
import { is, number, text } from '../../shape.ts';
import { strangerOrigin } from '../workbench-frame/world.ts';

/** Interface 2: a fake host page with the softphone in it. */
export type PhoneWorld = { options: KitOptions; browser: Browser; host: FakeHost };

export const phoneAddress = ({ url }: KitOptions): string => `${url}/admin/#/nxcc`;

const contentOf = ({ content }: Frame): Frame => (isFrame(content) ? content : {});
const codeOf = (message: Frame): unknown => contentOf(message)['code'];

const is2 = (type: string, code?: number) => (message: Frame) =>
  message['type'] === type && (code === undefined || codeOf(message) === code);

const init = ({ email, password }: Credentials): Frame => ({
  type: 'init',
  content: { email, password, lang: 'en-US', loginMethod: 0 },
});

const wrongPassword: Check<PhoneWorld> = {
  chapter: '2',
  title: 'init with a wrong password signs nobody in',
  run: async ({ options, host }) => {
    await host.send(init({ ...options.agents[0], password: 'not the password' }));
    // The refusal is shown in the frame; the host page hears that nobody is signed in, or nothing.
    await host.until('an answer', is2('dialStatus', 6), 0, 3000).catch(() => null);
    const types = (await host.heard()).map(({ type }) => String(type));
    expectThat(!types.includes('login'), 'login came');
  },
};

const login: Check<PhoneWorld> = {
  chapter: '2, 4.1, 4.2',
  title: 'init with e-mail and password is followed by login, agentExists, dialStatus and agentStatus',
  run: async ({ options, host }) => {
    const from = (await host.heard()).length;
    await host.send(init(options.agents[0]));
    const told = await host.until('login', is2('login'), from);
    const content = { email: is(options.agents[0].email), sipNum: text, groupNo: text };
    expectShape('login', { type: is('login'), content }, told);
    const exists = await host.until('agentExists', is2('agentExists'), from);
    expectShape('agentExists', { type: is('agentExists'), content: { code: is(1) } }, exists);
    const status = await host.until('agentStatus', is2('agentStatus'), from);
    const codes = is(1, 2, 3, 4, 5, 6, 7);
    expectShape('agentStatus', { type: is('agentStatus'), content: { code: codes } }, status);
    await host.until('dialStatus 4, registered', is2('dialStatus', 4), from);
  },
};

const call = {
  callId: text,
  direction: is(0, 1, 2),
  caller: text,
  callee: text,
  orderId: is('kit-order-1'),
  params: is('{"kit":1}'),
} as const;

const callOut: Check<PhoneWorld> = {
  chapter: '4.3, 5',
  title: 'callOut to a number that does not exist ends with dialStatus 5, its call fields and 812',
  run: async ({ host }) => {
    const from = (await host.heard()).length;
    const content = {
      caller: '',
      callee: '852',
      countryCode: '852',
      orderId: 'kit-order-1',
      params: '{"kit":1}',
    };
    await host.send({ type: 'callOut', content });
    const over = await host.until('dialStatus 5', is2('dialStatus', 5), from);
    expectShape('dialStatus', { type: is('dialStatus'), content: { code: is(5), ...call } }, over);
    const times = { callStartTimestamp: number, callHangUpTimestamp: number } as const;
    const given = contentOf(over);
    // P3: absent until it happens; never an empty text.
    for (const [name, shape] of Object.entries(times))
      if (name in given) expectShape('dialStatus', { [name]: shape }, given);
    expectThat(given['hangupCode'] === 812, `hangupCode is ${String(given['hangupCode'])}, not 812`);
  },
};

/** Ends a call that the protocol itself has no word for. */
const talks: Check<PhoneWorld> = {
  chapter: '4.3, 5',
  title: 'callOut to a number that answers: dialStatus 0, then 2, with the same callId and rising times',
  run: async ({ options: { phone }, host }) => {
    if (phone.callee === null) throw new Skipped('--callee names no number');
    const from = (await host.heard()).length;
    const content = { caller: '', callee: phone.callee, orderId: 'kit-order-1', params: '{"kit":1}' };
    await host.send({ type: 'callOut', content });
    const ringing = contentOf(await host.until('dialStatus 0', is2('dialStatus', 0), from));
    expectShape('dialStatus 0', { ...call, direction: is(1), callStartTimestamp: number }, ringing);
    expectThat(!('callConnectedTimestamp' in ringing), 'a call that rings has been connected');
    const talking = contentOf(await host.until('dialStatus 2', is2('dialStatus', 2), from));
    const times = { callStartTimestamp: number, callConnectedTimestamp: number };
    expectShape(
      'dialStatus 2',
      { ...call, callId: is(ringing['callId']), direction: is(1), ...times },
      talking,
    );
    const waited = Number(talking['callConnectedTimestamp']) - Number(talking['callStartTimestamp']);
    expectThat(waited >= 0, `it was connected ${-waited} ms before it began`);
  },
};

const noSeat: Check<PhoneWorld> = {
  chapter: '4.1, 4.2',
  title: 'an account without a seat is told agentExists 2, and no login',
  run: async ({ options: { phone }, host }) => {
    if (phone.seatless === null) throw new Skipped('--seatless-email names nobody');
    const from = (await host.heard()).length;
    await host.send(init(phone.seatless));
    await host.until('agentExists 2', is2('agentExists', 2), from);
    await host.settle();
    const types = (await host.heard()).slice(from).map(({ type }) => String(type));
    expectThat(!types.includes('login'), 'login came');
  },
};

const logout: Check<PhoneWorld> = {
  chapter: '4.5, 6',
  title: 'loginOut is followed by logout',
  run: async ({ host }) => {
    const from = (await host.heard()).length;
    await host.send({ type: 'loginOut' });
    await host.until('logout', is2('logout'), from);
  },
};

const wrongOrigin: Check<PhoneWorld> = {
  chapter: '4 (fault: wrong origin)',
  title: 'a page that the desk does not list can neither sign in nor hear',
  run: async ({ options, browser }) => {
    if (options.faults && !options.faults.wrongOrigin) throw new Skipped('this fault was not asked for');
    const stranger = await openFakeHost({
      browser,
      origin: strangerOrigin,
      desk: options.url,
      src: phoneAddress(options),
    });
    await stranger.send(init(options.agents[0]));
    await stranger.until('anything', () => true, 0, 3000).catch(() => null);
    const heard = [...(await stranger.heard()), ...(await stranger.foreign())];
    await stranger.close();
    expectThat(heard.length === 0, `it heard ${JSON.stringify(heard[0])}`);
  },
};

const random: Check<PhoneWorld> = {
  chapter: '4 (fault: random messages)',
  title: 'random messages from the host page: no call, no exception',
  run: async ({ options, host }) => {
    if (options.randomMessages === 0) throw new Skipped('--random 0');
    const from = (await host.heard()).length;
    await flood(host.page.mainFrame(), '[frames[0]]', options.seed, options.randomMessages);
    await host.settle();
    // A callOut of nonsense is answered with dialStatus 5, as a bad number is; nothing may ring.
    const calls = (await host.heard())
      .slice(from)
      .filter((message) => message['type'] === 'dialStatus' && [0, 1, 2].includes(Number(codeOf(message))));
    expectNone('a call', calls);
    const faults = await host.faults();
    expectNone('an exception', faults);
  },
};

export const phoneChecks: readonly Check<PhoneWorld>[] = [
  wrongPassword,
  login,
  callOut,
  random,
  talks,
  logout,
  noSeat,
  wrongOrigin,
];
