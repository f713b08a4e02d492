import { expect, test } from 'vitest';
import { createPhoneIn } from './create-phone.ts';
import { hostPage } from './testing/host-page.ts';

const open = () => {
  const host = hostPage();
  const phone = createPhoneIn(host.page, { url: 'https://desk.example', container: '#desk' });
  const say = (type: string, content?: unknown) => host.say({ type, content });
  return { ...host, phone, say };
};

const ringing = { code: 0, callId: 'c-1', direction: 1, caller: '8521', callee: '85255550001' };

test('[P1] [W11] bare messages to the exact origin, once the frame has loaded', async () => {
  const { phone, frame, posted, loaded, say } = open();
  expect(frame.src).toBe('https://desk.example/admin/#/nxcc');
  const init = phone.init({ email: 'ada@demo.inlay', password: 'x', lang: 'en-US', loginMethod: 0 });
  expect(posted).toEqual([]);
  loaded();
  const content = { email: 'ada@demo.inlay', password: 'x', lang: 'en-US', loginMethod: 0 };
  expect(posted).toEqual([{ message: { type: 'init', content }, origin: 'https://desk.example' }]);
  say('login', { email: 'ada@demo.inlay', sipNum: '1001', groupNo: 'G1' });
  await init;
});

test('[P1] init without a seat is refused; single sign-on and the login page wait for nobody', async () => {
  const { phone, loaded, say } = open();
  const refused = phone.init({ email: 'diaz@demo.inlay', password: 'x', loginMethod: 0 });
  loaded();
  say('agentExists', { code: 2 });
  await expect(refused).rejects.toMatchObject({ command: 'init', reason: 'no_seat' });
  await phone.init({ loginMethod: 1 });
  await phone.toEmailLogin();
});

test('[P4] a call resolves when it rings, by its order or its number', async () => {
  const { phone, loaded, say } = open();
  loaded();
  const byOrder = phone.callOut({ callee: '85255550001', orderId: 'o-1' });
  const byNumber = phone.callOut({ callee: '+85255550009' });
  say('dialStatus', { ...ringing, orderId: 'o-2' });
  say('dialStatus', { code: 4 });
  say('dialStatus', { ...ringing, code: 1, orderId: 'o-1' });
  say('dialStatus', { ...ringing, orderId: 'o-1' });
  say('dialStatus', { ...ringing, callId: 'c-2', callee: '85255550009' });
  expect(await byOrder).toEqual({ callId: 'c-1' });
  expect(await byNumber).toEqual({ callId: 'c-2' });
});

test('[P4] a denied call rejects with its code', async () => {
  const { phone, loaded, say } = open();
  loaded();
  const denied = phone.callOut({ callee: '85255550001' });
  say('dialStatus', { ...ringing, code: 5, hangupCode: 811 });
  await expect(denied).rejects.toMatchObject({ command: 'callOut', reason: '811' });
});

test('[W11] loginOut, time-outs, destroy', async () => {
  const { phone, loaded, say, posted, clock, listenerCount, children } = open();
  loaded();
  const out = phone.logout();
  expect(posted.at(-1)?.message).toEqual({ type: 'loginOut' });
  say('logout');
  await out;
  const late = phone.callOut({ callee: '1' });
  clock.advance(30_000);
  await expect(late).rejects.toMatchObject({ message: 'callOut: no answer within 30 s', reason: 'timeout' });
  const gone = phone.callOut({ callee: '1' });
  phone.destroy();
  await expect(gone).rejects.toMatchObject({ reason: 'closed' });
  await expect(phone.toEmailLogin()).rejects.toMatchObject({ reason: 'closed' });
  expect(listenerCount()).toBe(0);
  expect(children).toEqual([]);
});

test('[W11] what waits for the frame to load ends with destroy', async () => {
  const { phone, loaded, posted } = open();
  const waits = phone.init({ loginMethod: 1 });
  phone.destroy();
  await expect(waits).rejects.toMatchObject({ command: 'init', reason: 'closed' });
  loaded();
  expect(posted).toEqual([]);
});

test('[P1] nonsense from the frame does not disturb', () => {
  const { phone, say, onError } = open();
  const heard: unknown[] = [];
  phone.on('dialStatus', (status) => heard.push(status));
  for (const content of [undefined, null, 7, 'x']) say('dialStatus', content);
  say('login', null);
  say('agentExists', 1);
  expect(heard).toEqual([]);
  expect(onError).not.toHaveBeenCalled();
});
