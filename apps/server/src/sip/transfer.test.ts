import { afterEach, expect, test } from 'vitest';
import { hangupCodes, type HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { PolicyQuestion } from './ports.ts';
import { usualTimers } from './sip-timers.ts';
import type { End, SipPage } from './testing/sip-page.ts';
import { get, nameIn, sdpNamed, tagIn } from './testing/sip-text.ts';
import { type SipTestServer, startSipServer } from './testing/sip-server.ts';

let server: SipTestServer;
const start = async (overrides: Parameters<typeof startSipServer>[0] = {}): Promise<void> => {
  server = await startSipServer(overrides);
};
afterEach(() => server.close());

const talking = async (from: SipPage, to: SipPage): Promise<{ a: End; b: End }> => {
  const a = from.invite(to.extension);
  const { end: b } = await to.answer();
  await from.connected(a);
  return { a, b };
};

/** The fragments of the NOTIFYs until the last. */
const progress = async (page: SipPage): Promise<string[]> => {
  const fragments: string[] = [];
  for (;;) {
    const notify = await page.takeRequest('NOTIFY');
    page.reply(notify, 200);
    fragments.push(notify.body.trim());
    if (get(notify, 'subscription-state').startsWith('terminated')) return fragments;
  }
};

test('[P8] blind transfer: the target makes the offer, the one who waits answers it, the agent is out', async () => {
  const asked: PolicyQuestion[] = [];
  await start({
    policy: (question) => {
      asked.push(question);
      return Promise.resolve({ allow: true });
    },
  });
  const [ada, bo, cai] = [
    await server.registered('1001'),
    await server.registered('1002'),
    await server.registered('1003'),
  ];
  const { a } = await talking(ada, bo);
  ada.request(a, 'REFER', { lines: [['Refer-To', '<sip:1003@line.test>']] });
  await ada.takeReply(202, 'REFER');
  const invite = await cai.takeRequest('INVITE');
  expect(invite.body).toBe('');
  expect(get(invite, 'from')).toContain('sip:1002@');
  cai.reply(invite, 180);
  cai.reply(invite, 200, [], sdpNamed('offer-of-cai'));
  expect(await bo.answerReinvite('bo-to-cai')).toBe('offer-of-cai');
  const ack = await cai.takeRequest('ACK');
  expect(nameIn(ack.body)).toBe('bo-to-cai');
  expect(await progress(ada)).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 180 Ringing', 'SIP/2.0 200 OK']);
  await ada.takeRequest('BYE');
  expect(asked.map(({ what, from, to }) => [what, from, to])).toEqual([
    ['call', '1001', '1002'],
    ['transfer', '1001', '1003'],
  ]);
  cai.request(cai.endOf(invite), 'BYE');
  await bo.takeRequest('BYE');
  expect(server.events.at(-1)).toMatchObject({ name: 'ended', endedBy: '1003' });
  expect(server.events.filter(({ name }) => name === 'transferred')).toHaveLength(1);
});

test('[P8] a blind transfer that fails leaves the call as it was; one by an agent who has left ends it', async () => {
  await start({ timers: { ...usualTimers, ringLoss: 50 } });
  const [ada, bo, cai] = [
    await server.registered('1001'),
    await server.registered('1002'),
    await server.registered('1003'),
  ];
  const { a, b } = await talking(ada, bo);
  ada.request(a, 'REFER', { lines: [['Refer-To', '<sip:1003@line.test>']] });
  cai.reply(await cai.takeRequest('INVITE'), 486);
  expect((await progress(ada)).at(-1)).toBe('SIP/2.0 486 Busy Here');
  ada.request(a, 'INFO', { body: 'Signal=1\r\n', contentType: 'application/dtmf-relay' });
  bo.reply(await bo.takeRequest('INFO'), 200);
  ada.request(a, 'REFER', { lines: [['Refer-To', '<sip:1003@line.test>']] });
  const invite = await cai.takeRequest('INVITE');
  ada.request(a, 'BYE');
  await ada.takeReply(200, 'BYE');
  expect(bo.seen.some(({ method }) => method === 'BYE')).toBe(false);
  cai.reply(invite, 486);
  await bo.takeRequest('BYE');
  bo.request(b, 'BYE');
  expect(server.sip.counts().calls).toBe(0);
});

test('[P8] the agent hangs up as soon as the transfer is asked for: it goes on without the agent', async () => {
  await start();
  const [ada, bo, cai] = [
    await server.registered('1001'),
    await server.registered('1002'),
    await server.registered('1003'),
  ];
  const { a } = await talking(ada, bo);
  ada.request(a, 'REFER', { lines: [['Refer-To', '<sip:1003@line.test>']] });
  const invite = await cai.takeRequest('INVITE');
  ada.request(a, 'BYE');
  await ada.takeReply(200, 'BYE');
  cai.reply(invite, 200, [], sdpNamed('offer-of-cai'));
  expect(await bo.answerReinvite('bo-to-cai')).toBe('offer-of-cai');
  expect(nameIn((await cai.takeRequest('ACK')).body)).toBe('bo-to-cai');
  expect(bo.seen.some(({ method }) => method === 'BYE')).toBe(false);
  cai.request(cai.endOf(invite), 'BYE');
  await bo.takeRequest('BYE');
});

test('[P8] attended transfer: the two who waited are joined, the agent is out of both calls', async () => {
  await start();
  const [ada, bo, cai] = [
    await server.registered('1001'),
    await server.registered('1002'),
    await server.registered('1003'),
  ];
  const { a: first } = await talking(bo, ada).then(({ a, b }) => ({ a: b, bo: a }));
  ada.request(first, 'INVITE', { body: sdpNamed('hold', 'sendonly') });
  await bo.answerReinvite('bo-held');
  await ada.connected(first);
  const { a: second, b: caiEnd } = await talking(ada, cai);
  const replaces = encodeURIComponent(
    `${second.callId};to-tag=${tagIn(second.remote)};from-tag=${tagIn(second.local)}`,
  );
  ada.request(first, 'REFER', { lines: [['Refer-To', `<sip:1003@line.test?Replaces=${replaces}>`]] });
  await ada.takeReply(202, 'REFER');
  const late = await cai.takeRequest('INVITE');
  expect(late.body).toBe('');
  cai.reply(late, 200, [], sdpNamed('cai-offers'));
  expect(await bo.answerReinvite('bo-answers')).toBe('cai-offers');
  expect(nameIn((await cai.takeRequest('ACK')).body)).toBe('bo-answers');
  expect((await progress(ada)).at(-1)).toBe('SIP/2.0 200 OK');
  await ada.takeRequest('BYE');
  await ada.takeRequest('BYE');
  expect(server.sip.counts().calls).toBe(1);
  cai.request(caiEnd, 'BYE');
  await bo.takeRequest('BYE');
});

test('[P8] [P5] the page of who was asked learns in which call it is from then on', async () => {
  await start();
  const [ada, bo, cai] = [
    await server.registered('1001'),
    await server.registered('1002'),
    await server.registered('1003'),
  ];
  const first = bo.invite('1001', [['X-Order-Id', 'of-bo']]);
  const { end, invite: waiting } = await ada.answer();
  await bo.connected(first);
  ada.request(end, 'INVITE', { body: sdpNamed('hold', 'sendonly') });
  await bo.answerReinvite('bo-held');
  await ada.connected(end);
  const asked = ada.invite('1003');
  const invite = await cai.takeRequest('INVITE');
  cai.reply(invite, 200, [['X-Takes-Replaces', 1]], sdpNamed('cai'));
  await cai.takeRequest('ACK');
  await ada.connected(asked);
  const replaces = encodeURIComponent(
    `${asked.callId};to-tag=${tagIn(asked.remote)};from-tag=${tagIn(asked.local)}`,
  );
  ada.request(end, 'REFER', { lines: [['Refer-To', `<sip:1003@line.test?Replaces=${replaces}>`]] });
  const joined = await cai.takeRequest('INVITE');
  expect(get(joined, 'x-call-id')).toBe(get(waiting, 'x-call-id'));
  expect(get(joined, 'x-call-id')).not.toBe(get(invite, 'x-call-id'));
  const lines = ['x-caller', 'x-callee', 'x-order-id', 'x-direction'].map((name) => get(joined, name));
  expect(lines).toEqual(['1002', '1003', 'of-bo', '0']);
});

test('[P8] a transfer cannot name the dialog of somebody else, and needs an address', async () => {
  await start();
  const [ada, bo, cai, dai] = [
    await server.registered('1001'),
    await server.registered('1002'),
    await server.registered('1003'),
    await server.registered('1004'),
  ];
  const { a } = await talking(ada, bo);
  const { a: foreign } = await talking(cai, dai);
  const replaces = encodeURIComponent(
    `${foreign.callId};to-tag=${tagIn(foreign.remote)};from-tag=${tagIn(foreign.local)}`,
  );
  ada.request(a, 'REFER', { lines: [['Refer-To', `<sip:1004@line.test?Replaces=${replaces}>`]] });
  expect((await progress(ada)).at(-1)).toContain('481');
  ada.request(a, 'REFER', { lines: [['Refer-To', 'javascript:alert(1)']] });
  await ada.takeReply(400, 'REFER');
  expect(server.sip.counts().calls).toBe(2);
});

test('[P4] the policy decides before anything rings: each 81x is a 403 with its code', async () => {
  let code: HangupCode = 810;
  await start({ policy: () => Promise.resolve({ code }) });
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  for (const next of Object.keys(hangupCodes).map(Number) as HangupCode[]) {
    code = next;
    ada.invite('1002');
    const reply = await ada.takeFinal('INVITE');
    expect([reply.status, get(reply, 'x-hangup-code')]).toEqual([next < 810 ? 503 : 403, String(next)]);
    expect(server.events.at(-1)).toMatchObject({ name: 'ended', hangupCode: next });
  }
  expect(bo.seen).toEqual([]);
});

test('[P4] a policy that throws, or hangs, or answers nonsense is 503 with 801; a cancel does not wait for it', async () => {
  const answers = [
    () => Promise.reject(new Error('down')),
    () => new Promise<never>(() => undefined),
    () => Promise.resolve({ code: 'constructor' } as never),
  ];
  let policy = answers[0];
  await start({
    policy: () => policy?.() ?? Promise.reject(new Error('none')),
    timers: { ...usualTimers, policy: 50 },
  });
  const ada = await server.registered('1001');
  for (const next of answers) {
    policy = next;
    ada.invite('1002');
    const reply = await ada.takeFinal('INVITE');
    expect([reply.status, get(reply, 'x-hangup-code')]).toEqual([503, '801']);
  }
  const call = ada.invite('1002');
  policy = answers[1];
  ada.request(call, 'CANCEL');
  await ada.takeReply(487, 'INVITE');
  await ada.until(() => server.sip.counts().calls === 0, 'the end of the call');
  expect(server.faults.splice(0).length).toBeGreaterThanOrEqual(2);
});

test('[P6] demo numbers: one for each code, busy, ring only, media without media', async () => {
  await start({ timers: { ...usualTimers, noAnswer: 60 } });
  const ada = await server.registered('1001');
  for (const code of Object.keys(hangupCodes)) {
    ada.invite(`8${code}`);
    expect(get(await ada.takeFinal('INVITE'), 'x-hangup-code')).toBe(code);
  }
  ada.invite('8823');
  expect((await ada.takeFinal('INVITE')).status).toBe(486);
  ada.invite('8822');
  await ada.takeReply(180, 'INVITE');
  expect((await ada.takeFinal('INVITE')).status).toBe(480);
  const echo = ada.invite('8820');
  const ok = await ada.connected(echo);
  expect(ok.body).toContain('m=audio 0 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\na=inactive\r\na=mid:0');
  ada.request(echo, 'INFO', { body: 'Signal=#\r\n', contentType: 'application/dtmf-relay' });
  await ada.takeReply(200, 'INFO');
  ada.request(echo, 'BYE');
  await ada.takeReply(200, 'BYE');
});

test('[P6] "call me back" rings the one who dialled it', async () => {
  await start({ timers: { ...usualTimers, callBack: 20 } });
  const ada = await server.registered('1001');
  ada.invite('8824');
  expect((await ada.takeFinal('INVITE')).first).toBe('SIP/2.0 480 Calling You Back');
  const { end, invite, ack } = await ada.answer(sdpNamed('ada-offers'));
  expect(get(invite, 'from')).toContain('sip:8824@');
  expect(ack.body).toContain('m=audio 0 ');
  ada.request(end, 'BYE');
  await ada.takeReply(200, 'BYE');
  expect(server.events.at(-1)).toMatchObject({ name: 'ended', result: 'answered', caller: '8824' });
});
