import { afterEach, expect, test } from 'vitest';
import { get, nameIn, sdpNamed, tagIn } from './testing/sip-text.ts';
import { type SipTestServer, startSipServer } from './testing/sip-server.ts';
import type { CallEvent } from './ports.ts';
import { usualTimers } from './sip-timers.ts';

let server: SipTestServer;
const start = async (overrides: Parameters<typeof startSipServer>[0] = {}): Promise<SipTestServer> => {
  server = await startSipServer(overrides);
  return server;
};
afterEach(() => server.close());

const ended = (): Extract<CallEvent, { name: 'ended' }>[] =>
  server.events.filter((event) => event.name === 'ended');

test('[P6] extension to extension: ring, answer, BYE; the offer and the answer arrive as they were sent', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002');
  await ada.takeReply(100, 'INVITE');
  const { end, invite, ack } = await bo.answer();
  expect(nameIn(invite.body)).toBe('offer-1001');
  expect(ack.body).toBe('');
  await ada.takeReply(180, 'INVITE');
  const ok = await ada.connected(call);
  expect(nameIn(ok.body)).toBe('answer-1002');
  expect(get(ok, 'x-call-id')).toBe(get(invite, 'x-call-id'));
  bo.request(end, 'BYE', { lines: [['Reason', 'Q.850;cause=16']] });
  await bo.takeReply(200, 'BYE');
  const bye = await ada.takeRequest('BYE');
  expect(get(bye, 'reason')).toBe('Q.850;cause=16');
  expect(server.events.map(({ name }) => name)).toEqual(['started', 'ringing', 'answered', 'ended']);
  expect(ended()[0]).toMatchObject({ result: 'answered', endedBy: '1002', caller: '1001', callee: '1002' });
  expect(server.sip.counts().calls).toBe(0);
});

test('[P5] X-Params, X-Order-Id, X-Other pass both percent-encoded and plain; direction is seen from the callee', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  ada.invite('1002', [
    ['X-Order-Id', '66493f1afaa3'],
    ['X-Params', encodeURIComponent('{"name":"张三"}')],
    ['X-Other', '{"name":"李四"}'],
    ['X-Direction', 1],
  ]);
  const invite = await bo.takeRequest('INVITE');
  expect(get(invite, 'x-order-id')).toBe('66493f1afaa3');
  expect(decodeURIComponent(get(invite, 'x-params'))).toBe('{"name":"张三"}');
  expect(decodeURIComponent(get(invite, 'x-other'))).toBe('{"name":"李四"}');
  expect(get(invite, 'x-direction')).toBe('0');
  ada.drop();
  await bo.takeRequest('CANCEL');
  const cai = await server.registered('1003');
  cai.invite('1002', [['X-Direction', 2]]);
  expect(get(await bo.takeRequest('INVITE'), 'x-direction')).toBe('2');
});

test('[P4] reject, busy and declined: the caller hears which, and a call record says so', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  for (const [status, heard, result] of [
    [486, 486, 'busy'],
    [603, 603, 'declined'],
    [480, 480, 'no-answer'],
    [500, 480, 'no-answer'],
    [488, 488, 'failed'],
  ] as const) {
    const call = ada.invite('1002');
    bo.reply(await bo.takeRequest('INVITE'), status);
    await bo.takeRequest('ACK');
    const refusal = await ada.takeFinal('INVITE');
    ada.learn(call, refusal);
    ada.request(call, 'ACK');
    expect(refusal.status).toBe(heard);
    expect(get(refusal, 'x-hangup-code')).toBe('');
    expect(ended().at(-1)).toMatchObject({ result });
  }
});

test('[P4] cancel: both requests are answered, the callee stops ringing and is told the reason', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002');
  const invite = await bo.takeRequest('INVITE');
  bo.reply(invite, 180);
  await ada.takeReply(180, 'INVITE');
  ada.request(call, 'CANCEL', { lines: [['Reason', 'SIP;cause=487;text="changed my mind"']] });
  await ada.takeReply(200, 'CANCEL');
  await ada.takeReply(487, 'INVITE');
  const cancel = await bo.takeRequest('CANCEL');
  expect(get(cancel, 'reason')).toContain('changed my mind');
  bo.reply(cancel, 200);
  bo.reply(invite, 487);
  await bo.takeRequest('ACK');
  expect(ended()[0]).toMatchObject({ result: 'cancelled', endedBy: '1001' });
});

test('[P4] an answer that crosses the cancel is acknowledged and ended', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002');
  const invite = await bo.takeRequest('INVITE');
  ada.request(call, 'CANCEL');
  await ada.takeReply(487, 'INVITE');
  await bo.takeRequest('CANCEL');
  bo.reply(invite, 200, [], sdpNamed('late'));
  await bo.takeRequest('ACK');
  expect(get(await bo.takeRequest('BYE'), 'reason')).toContain('cause=200');
});

test('[P4] nobody answers: 480 after the time, and the page stops ringing', async () => {
  await start({ timers: { ...usualTimers, noAnswer: 60 } });
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  ada.invite('1002');
  bo.reply(await bo.takeRequest('INVITE'), 180);
  expect((await ada.takeFinal('INVITE')).status).toBe(480);
  expect(get(await bo.takeRequest('CANCEL'), 'reason')).toContain('cause=480');
  expect(ended()[0]).toMatchObject({ result: 'no-answer', hangupCode: null });
});

test('[P6] an extension without a page is 480, a number that is none is 404', async () => {
  await start({ isExtension: (extension) => Promise.resolve(extension.startsWith('1')) });
  const ada = await server.registered('1001');
  ada.invite('1009');
  expect((await ada.takeFinal('INVITE')).status).toBe(480);
  ada.invite('5555');
  const reply = await ada.takeFinal('INVITE');
  expect([reply.status, get(reply, 'x-hangup-code')]).toEqual([404, '812']);
});

test('[P7a] several tabs ring, one answers, the others hear "completed elsewhere"', async () => {
  await start();
  const ada = await server.registered('1001');
  const [one, two, three] = [
    await server.registered('1002'),
    await server.registered('1002'),
    await server.registered('1002'),
  ];
  const call = ada.invite('1002');
  for (const tab of [one, three]) tab.reply(await tab.takeRequest('INVITE'), 180);
  two.reply(await two.takeRequest('INVITE'), 200, [], sdpNamed('second-tab'));
  expect(nameIn((await ada.connected(call)).body)).toBe('second-tab');
  for (const tab of [one, three]) {
    const cancel = await tab.takeRequest('CANCEL');
    expect(get(cancel, 'reason')).toBe('SIP;cause=200;text="Call completed elsewhere"');
  }
});

test('[P7] one tab declines: the others stop too, and are not left ringing', async () => {
  await start();
  const ada = await server.registered('1001');
  const [one, two] = [await server.registered('1002'), await server.registered('1002')];
  ada.invite('1002');
  one.reply(await one.takeRequest('INVITE'), 603);
  expect((await ada.takeFinal('INVITE')).status).toBe(603);
  expect(get(await two.takeRequest('CANCEL'), 'reason')).toContain('603');
});

test('[P4] a second call to somebody who talks or rings is 486 and does not reach the page', async () => {
  await start();
  const [ada, bo, cai] = [
    await server.registered('1001'),
    await server.registered('1002'),
    await server.registered('1003'),
  ];
  const call = ada.invite('1002');
  const { end } = await bo.answer();
  await ada.connected(call);
  cai.invite('1002');
  expect((await cai.takeFinal('INVITE')).status).toBe(486);
  expect(bo.seen.some(({ method }) => method === 'INVITE')).toBe(false);
  bo.request(end, 'BYE');
  await ada.takeRequest('BYE');
});

test('[P4] one live call per agent, and a live orderId is not dialled twice', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  ada.invite('1002', [['X-Order-Id', 'order-7']]);
  const first = await bo.takeRequest('INVITE');
  ada.invite('1003', [['X-Order-Id', 'order-7']]);
  const again = await ada.takeFinal('INVITE');
  expect([again.status, get(again, 'x-live-call')]).toEqual([486, get(first, 'x-call-id')]);
  expect(again.first).toContain('Order');
  ada.invite('1003');
  expect((await ada.takeFinal('INVITE')).first).toContain('One Call At A Time');
  bo.reply(first, 486);
  expect((await ada.takeFinal('INVITE')).status).toBe(486);
  ada.invite('1002', [['X-Order-Id', 'order-7']]);
  await bo.takeRequest('INVITE');
});

test('[P6] a repeated INVITE gets the same answer and rings nobody twice; a repeated BYE too', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002');
  const { end } = await bo.answer();
  await ada.connected(call);
  expect(server.events.filter(({ name }) => name === 'started')).toHaveLength(1);
  const bye = bo.request(end, 'BYE');
  await bo.takeReply(200, 'BYE');
  bo.raw(bye);
  await bo.takeReply(200, 'BYE');
  await ada.takeRequest('BYE');
  expect(ada.seen.some(({ method }) => method === 'BYE')).toBe(false);
});

test('[P8] hold and resume: the other side answers the new offer, an UPDATE without offer stays here', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002');
  const { end } = await bo.answer();
  await ada.connected(call);
  ada.request(call, 'INVITE', { body: sdpNamed('hold', 'sendonly') });
  const reinvite = await bo.takeRequest('INVITE');
  expect(reinvite.body).toContain('a=sendonly');
  bo.reply(reinvite, 200, [], sdpNamed('held', 'recvonly'));
  await bo.takeRequest('ACK');
  expect((await ada.connected(call)).body).toContain('a=recvonly');
  bo.request(end, 'UPDATE', { lines: [['Session-Expires', '90;refresher=uac']] });
  expect(get(await bo.takeReply(200, 'UPDATE'), 'session-expires')).toContain('refresher=uac');
  bo.request(end, 'INVITE', { body: sdpNamed('from-bo') });
  expect(await ada.answerReinvite('ada-again')).toBe('from-bo');
  expect(nameIn((await bo.takeReply(200, 'INVITE')).body)).toBe('ada-again');
});

test('[P8] both offer at the same moment: one hears 491, the call goes on', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002');
  const { end } = await bo.answer();
  await ada.connected(call);
  ada.request(call, 'INVITE', { body: sdpNamed('from-ada') });
  const reinvite = await bo.takeRequest('INVITE');
  bo.request(end, 'INVITE', { body: sdpNamed('from-bo') });
  expect((await bo.takeFinal('INVITE')).status).toBe(491);
  bo.reply(reinvite, 200, [], sdpNamed('bo-answers'));
  expect(nameIn((await ada.connected(call)).body)).toBe('bo-answers');
});

test('[P8] DTMF by INFO goes through with its digit; other INFO is refused', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002');
  await bo.answer();
  await ada.connected(call);
  ada.request(call, 'INFO', { body: 'Signal=5\r\nDuration=100\r\n', contentType: 'application/dtmf-relay' });
  const info = await bo.takeRequest('INFO');
  expect([get(info, 'content-type'), info.body]).toEqual([
    'application/dtmf-relay',
    'Signal=5\r\nDuration=100\r\n',
  ]);
  bo.reply(info, 200);
  await ada.takeReply(200, 'INFO');
  ada.request(call, 'INFO', { body: '<script>', contentType: 'text/html' });
  await ada.takeReply(415, 'INFO');
});

test('[P7] the socket drops while it rings: caller gone, the page stops; page gone, the caller hears 480 after a while', async () => {
  await start({ timers: { ...usualTimers, ringLoss: 60 } });
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  ada.invite('1002');
  await bo.takeRequest('INVITE');
  ada.drop();
  await bo.takeRequest('CANCEL');
  const cai = await server.registered('1003');
  const dai = await server.registered('1004');
  cai.invite('1004');
  await dai.takeRequest('INVITE');
  dai.drop();
  expect((await cai.takeFinal('INVITE')).status).toBe(480);
});

test('[P7] a page reloads while it rings: the new page rings and can answer', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002');
  await bo.takeRequest('INVITE');
  bo.drop();
  const again = await server.registered('1002');
  await again.answer(sdpNamed('after-reload'));
  expect(nameIn((await ada.connected(call)).body)).toBe('after-reload');
});

test('[P7] the socket drops while talking: the same page comes back, the call lives and can be ended', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002');
  await bo.answer();
  await ada.connected(call);
  ada.drop();
  const lost = await bo.takeRequest('INFO');
  expect(lost.body).toBe('lost');
  bo.reply(lost, 200);
  await ada.until(() => ada.closed, 'the end of the socket');
  await ada.reconnect();
  // The same page: its media never stopped, there is nothing to re-attach.
  expect(get(await ada.register(), 'x-live-call')).toBe('');
  expect((await bo.takeRequest('INFO')).body).toBe('back');
  expect(server.events.map(({ name }) => name)).toEqual(['started', 'ringing', 'answered', 'lost', 'back']);
  ada.request(call, 'BYE');
  await ada.takeReply(200, 'BYE');
  await bo.takeRequest('BYE');
});

test('[P7] a reload in a call: the new page re-attaches with an offer, the other side answers it', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002', [
    ['X-Params', 'crm=7'],
    ['X-Order-Id', 'o-1'],
  ]);
  const { end } = await bo.answer();
  await ada.connected(call);
  ada.drop();
  expect((await bo.takeRequest('INFO')).body).toBe('lost');
  const reloaded = await server.page('1001');
  const live = get(await reloaded.register(), 'x-live-call');
  const again = reloaded.invite('1001', [['X-Reattach', live]], sdpNamed('reloaded'));
  expect(await bo.answerReinvite('bo-anew')).toBe('reloaded');
  const ok = await reloaded.connected(again);
  expect(nameIn(ok.body)).toBe('bo-anew');
  expect((await bo.takeRequest('INFO')).body).toBe('back');
  expect([get(ok, 'x-call-id'), get(ok, 'x-direction'), get(ok, 'x-params'), get(ok, 'x-order-id')]).toEqual([
    live,
    '1',
    encodeURIComponent('crm=7'),
    'o-1',
  ]);
  expect([get(ok, 'x-caller'), get(ok, 'x-callee')]).toEqual(['1001', '1002']);
  expect(Number(get(ok, 'x-call-connected'))).toBeGreaterThan(1_600_000_000_000);
  bo.request(end, 'BYE');
  await reloaded.takeRequest('BYE');
  expect(ended()).toHaveLength(1);
});

test('[P7] the page does not come back in time: the other side is told, with 801', async () => {
  await start({ timers: { ...usualTimers, reattach: 80 } });
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002');
  await bo.answer();
  await ada.connected(call);
  ada.drop();
  const bye = await bo.takeRequest('BYE');
  expect([get(bye, 'x-hangup-code'), get(bye, 'reason')]).toEqual([
    '801',
    'SIP;cause=408;text="Connection lost"',
  ]);
  expect(ended()[0]).toMatchObject({ hangupCode: 801, endedBy: '1001' });
  const late = await server.registered('1001');
  late.invite('1001', [['X-Reattach', ended()[0]?.callId ?? '']]);
  expect((await late.takeFinal('INVITE')).status).toBe(481);
});

test('[P7] nobody else can take a call over: not a stranger, not another tab without the lease', async () => {
  await start();
  const [ada, bo, eve] = [
    await server.registered('1001'),
    await server.registered('1002'),
    await server.registered('6666'),
  ];
  const call = ada.invite('1002');
  const { end, invite } = await bo.answer();
  await ada.connected(call);
  const id = get(invite, 'x-call-id');
  eve.invite('1002', [['X-Reattach', id]]);
  expect((await eve.takeFinal('INVITE')).status).toBe(481);
  const otherTab = await server.registered('1001');
  otherTab.invite('1002', [['X-Reattach', id]]);
  expect((await otherTab.takeFinal('INVITE')).status).toBe(403);
  eve.request({ ...end, local: end.local.replace('1002', '6666') }, 'BYE');
  expect((await eve.takeFinal('BYE')).status).toBe(481);
  eve.request(end, 'BYE');
  expect((await eve.takeFinal('BYE')).status).toBe(403);
  expect(server.sip.counts().calls).toBe(1);
});

test('[P7] a page that takes Replaces gets a new session for a new peer, and the old one ends', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002');
  const invite = await bo.takeRequest('INVITE');
  bo.reply(invite, 200, [['X-Takes-Replaces', 1]], sdpNamed('bo'));
  await bo.takeRequest('ACK');
  await ada.connected(call);
  ada.drop();
  await bo.takeRequest('INFO');
  const reloaded = await server.page('1001');
  const live = get(await reloaded.register(), 'x-live-call');
  const again = reloaded.invite('1001', [['X-Reattach', live]], sdpNamed('reloaded'));
  const anew = await bo.takeRequest('INVITE');
  expect(nameIn(anew.body)).toBe('reloaded');
  expect(get(anew, 'call-id')).not.toBe(get(invite, 'call-id'));
  expect(get(anew, 'replaces')).toBe(
    `${get(invite, 'call-id')};to-tag=page-tag;from-tag=${tagIn(get(invite, 'from'))}`,
  );
  bo.reply(anew, 200, [], sdpNamed('bo-anew'));
  await bo.takeRequest('ACK');
  expect(nameIn((await reloaded.connected(again)).body)).toBe('bo-anew');
  const bye = await bo.takeRequest('BYE');
  expect(get(bye, 'call-id')).toBe(get(invite, 'call-id'));
  expect(server.sip.counts().calls).toBe(1);
  bo.request(bo.endOf(anew), 'BYE');
  await reloaded.takeRequest('BYE');
});

test('[P7] a page that says so but refuses the new session is asked in its old one', async () => {
  await start();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002');
  bo.reply(await bo.takeRequest('INVITE'), 200, [['X-Takes-Replaces', 1]], sdpNamed('bo'));
  await bo.takeRequest('ACK');
  await ada.connected(call);
  ada.drop();
  await bo.takeRequest('INFO');
  const reloaded = await server.page('1001');
  const live = get(await reloaded.register(), 'x-live-call');
  const again = reloaded.invite('1001', [['X-Reattach', live]], sdpNamed('reloaded'));
  bo.reply(await bo.takeRequest('INVITE'), 481);
  await bo.takeRequest('ACK');
  expect(await bo.answerReinvite('bo-in-the-old-one')).toBe('reloaded');
  expect(nameIn((await reloaded.connected(again)).body)).toBe('bo-in-the-old-one');
});
