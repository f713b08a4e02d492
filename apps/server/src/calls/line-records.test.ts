import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashToken } from '../auth/tokens.ts';
import { ask, loginAs } from '../http/testing/http-client.ts';
import { buildOtherDesk } from '../http/testing/other-desk.ts';
import { SipPage } from '../sip/testing/sip-page.ts';
import { get, sdpNamed } from '../sip/testing/sip-text.ts';
import { usualTimers } from '../sip/sip-timers.ts';
import { callPushed, openPhoneDesk, type PhoneDesk, statusPushed } from './testing/phone-desk.ts';

let desk: PhoneDesk;
let dataDir: string;
const sipTimers = { ...usualTimers, callBack: 20 };
const open = async (): Promise<void> => {
  desk = await openPhoneDesk({ dataDir, sipTimers });
};
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'inlay-calls-'));
  await open();
});
afterEach(async () => {
  await desk.close();
  await rm(dataDir, { recursive: true, force: true });
});

const setPolicy = async (change: object): Promise<void> => {
  const { version } = await desk.store.reads.callPolicy(1);
  await desk.store.writes.changeCallPolicy({ deskId: 1, now: 1, version, change });
};

test('[P8] [R4] a blind transfer: who hands on wraps up, who takes it is busy, the record names all three', async () => {
  const [ada, bo, chen] = [await desk.phone('ada'), await desk.phone('bo'), await desk.phone('chen')];
  const [one, two, three] = [await desk.page(ada), await desk.page(bo), await desk.page(chen)];
  const end = one.invite('1002');
  await two.answer();
  await one.connected(end);
  await callPushed(ada, ({ state }) => state === 'talking');
  one.request(end, 'REFER', { lines: [['Refer-To', '<sip:1003@line.test>']] });
  const invite = await three.takeRequest('INVITE');
  three.reply(invite, 180);
  three.reply(invite, 200, [], sdpNamed('offer-of-chen'));
  await two.answerReinvite('bo-to-chen');
  await three.takeRequest('ACK');
  await callPushed(chen, ({ state }) => state === 'talking');
  await statusPushed(bo, 3, 2);
  await expect.poll(async () => (await desk.dataOf(ada))['wrap_up_until']).toEqual(expect.any(Number));
  expect(await desk.dataOf(ada)).toMatchObject({ agent_status: 2 });
  three.request(three.endOf(invite), 'BYE');
  const ended = await callPushed(chen, ({ state }) => state === 'ended');
  const record = await desk.store.reads.call(1, String(ended['call_id']));
  expect(record).toMatchObject({
    agentIds: [1, 2, 3],
    result: 'answered',
    agent: { id: 1 },
    colleague: { id: 2 },
  });
});

test('[R4] a wrap-up ends by itself, and with it the agent is offered calls again', async () => {
  await setPolicy({ wrapUpSeconds: 1 });
  const [ada, bo] = [await desk.phone('ada'), await desk.phone('bo')];
  const [one, two] = [await desk.page(ada), await desk.page(bo)];
  const before = ada.pushes('set_customer_status_push').length;
  const end = one.invite('1002');
  await two.answer();
  await one.connected(end);
  one.request(end, 'BYE');
  await callPushed(ada, ({ state }) => state === 'ended');
  one.invite('1002');
  expect((await one.takeFinal('INVITE')).status).toBe(480);
  await statusPushed(ada, 2, 1, before);
  one.invite('1002');
  await two.takeRequest('INVITE');
});

test('[P6] [P8] "call me back": the server calls, and the record is one that came in', async () => {
  const ada = await desk.phone('ada');
  const page = await desk.page(ada);
  page.invite('8824');
  expect((await page.takeFinal('INVITE')).status).toBe(480);
  const invite = await page.takeRequest('INVITE');
  page.reply(invite, 180);
  await callPushed(
    ada,
    ({ state, direction, caller }) => state === 'ringing' && direction === 0 && caller === '8824',
  );
  page.reply(invite, 603);
  await callPushed(ada, ({ state, direction }) => state === 'ended' && direction === 0);
  expect(await desk.dataOf(ada)).toMatchObject({ agent_status: 1 });
});

test('[D6] webhooks hear of the beginning and the end of a call, once each and in order', async () => {
  const { webhookId } = await desk.store.writes.createWebhook({
    deskId: 1,
    url: 'http://127.0.0.1:9/',
    secret: 's',
    events: ['call.started', 'call.ended'],
    channel: null,
    enabled: true,
    createdAt: 1,
  });
  const ada = await desk.phone('ada');
  const page = await desk.page(ada);
  page.invite('8823', [['X-Order-Id', 'w-1']]);
  expect((await page.takeFinal('INVITE')).status).toBe(486);
  await callPushed(ada, ({ state }) => state === 'ended');
  const told = await desk.store.reads.deliveries({ deskId: 1, state: 'pending', webhookId, limit: 10 });
  expect(told.map(({ type }) => type).toReversed()).toEqual(['call.started', 'call.ended']);
});

test('[P8] a call with a visitor of this number is a line on his timeline', async () => {
  const { writes, reads } = desk.store;
  const channel = { nickname: 'Lin', headImg: '', channel: 'wechat' };
  const message = { type: 'text' as const, value: { text: 'hello' } };
  await writes.appendAsVisitor({
    deskId: 1,
    userid: 'wx-1',
    create: channel,
    clientMsgId: 'm1',
    msgIds: ['0199a1b2-0000-7000-8000-00000000aa01'],
    parts: [message],
    newThreadUid: '0199a1b2-0000-7000-8000-00000000aa02',
    now: 1,
  });
  await writes.updateVisitor({ deskId: 1, agentId: 1, userid: 'wx-1', change: { mobile: '85221234567' } });
  const named = { deskId: 1, uid: 'from-outside', now: 1000 };
  const call = { caller: '85221234567', callee: '12025550101', orderId: '', params: '', other: '' };
  await writes.beginCall({
    ...named,
    ...call,
    line: 'operator',
    direction: 0,
    outside: '85221234567',
    visitorId: null,
  });
  const ada = await desk.chat('ada');
  await writes.joinCall({ ...named, agentId: 1 });
  // The screen pop.
  expect(await callPushed(ada, () => true)).toMatchObject({ visitor: { userid: 'wx-1', nickname: 'Lin' } });
  await writes.endCall({ ...named, result: 'no-answer', hangupCode: null, endedBy: 'other' });
  await ada.until(() =>
    ada.pushes('message_push').find((frame) => JSON.stringify(frame).includes('"call_missed"')),
  );
  const { rows } = await reads.records({ deskId: 1, userid: 'wx-1', page: 1, pagesize: 10 });
  expect(rows.at(-1)?.part).toMatchObject({ type: 'event', value: { name: 'call_missed', direction: 0 } });
});

test('[P4] who hangs up while the policy is asked is not in a call for ever', async () => {
  const ada = await desk.phone('ada');
  const page = await desk.page(ada);
  for (let n = 0; n < 5; n += 1) {
    const end = page.invite('8822');
    page.request(end, 'CANCEL');
    await page.takeFinal('INVITE');
  }
  // The policy may not even have been asked; if it was, the call has ended.
  await expect.poll(async () => (await desk.dataOf(ada))['agent_status']).toBe(1);
  const { rows } = await desk.store.reads.calls({
    deskId: 1,
    agentId: 1,
    search: '8822',
    from: null,
    to: null,
    page: 1,
    pagesize: 50,
  });
  expect(rows.filter(({ state }) => state !== 'ended')).toEqual([]);
  page.invite('8823');
  expect((await page.takeFinal('INVITE')).status).toBe(486);
});

test('[P8] [R4] a server that stops ends its calls, and after the start nobody is in one', async () => {
  const ada = await desk.phone('ada');
  const page = await desk.page(ada);
  page.invite('8822', [['X-Order-Id', 'restart']]);
  await page.takeReply(180, 'INVITE');
  await callPushed(ada, ({ state }) => state === 'ringing');
  await desk.close();
  await open();
  const again = await desk.phone('ada');
  expect(await desk.dataOf(again)).toMatchObject({ agent_status: 1 });
  const { data } = await again.ask({ method: 'get_calls', search: 'restart' });
  expect(data).toMatchObject({ total: 1, calls: [{ state: 'ended', result: 'failed', hangup_code: 801 }] });
});

test('[M1] another desk has its own colleagues: their extensions are no numbers here', async () => {
  const other = await buildOtherDesk(desk.server.deps);
  const { writes } = desk.store;
  const { agentId } = await writes.createAgent({
    deskId: other.deskId,
    email: 'x@other.example',
    name: 'X',
    headImg: '',
    role: 'agent',
    passwordHash: null,
    extension: '2001',
    capacity: 1,
    now: 1,
  });
  const token = 'ses_of_the_other_desk';
  await writes.createSession({
    agentId,
    tokenHash: hashToken(token),
    expiresAt: desk.server.deps.clock.now() + 60_000,
    now: 1,
  });
  const client = await desk.withToken(token);
  const { sip } = await desk.dataOf(client);
  if (!sip) throw new Error('no seat');
  const page = await SipPage.open(`${desk.server.wsUrl}/sip`, '2001', sip);
  await page.register();
  page.invite('1001');
  const refused = await page.takeFinal('INVITE');
  expect([refused.status, get(refused, 'x-hangup-code')]).toEqual([403, '812']);
  const { data } = await client.ask({ method: 'get_calls' });
  expect(data).toMatchObject({ total: 1 });
  page.drop();
});

test('[P4] [P8] an agent who is disabled in a call: it goes on, and its record ends; the next one is 813 and leaves its own', async () => {
  const [chen, bo] = [await desk.phone('chen'), await desk.phone('bo')];
  const [one, two] = [await desk.page(chen), await desk.page(bo)];
  const end = one.invite('1002', [['X-Order-Id', 'talks-on']]);
  await two.answer();
  await one.connected(end);
  const token = await loginAs(desk.server.url, 'ada');
  const agents = `${desk.server.url}/api/admin/agents`;
  const { data } = await ask(agents, { token });
  const version = Object.values(data as unknown as { id: number; version: number }[]).find(
    ({ id }) => id === 3,
  )?.version;
  const disabled = await ask(`${agents}/3`, { token, method: 'PATCH', body: { version, enabled: false } });
  expect(disabled.status).toBe(200);
  expect(two.seen.filter(({ method }) => method === 'BYE')).toEqual([]);
  one.request(end, 'BYE');
  await two.takeRequest('BYE');
  one.invite('1002', [['X-Order-Id', 'too-late']]);
  expect(get(await one.takeFinal('INVITE'), 'x-hangup-code')).toBe('813');
  const found = async (search: string): Promise<unknown> =>
    (await ask(`${desk.server.url}/api/admin/calls?search=${search}`, { token })).data['calls'];
  await expect.poll(() => found('too-late')).toMatchObject([{ result: 'denied', hangup_code: 813 }]);
  await expect.poll(() => found('talks-on')).toMatchObject([{ result: 'answered', ended_by: 'agent' }]);
  expect(two.seen.filter(({ method }) => method === 'INVITE')).toEqual([]);
});
