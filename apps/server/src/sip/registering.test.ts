import { afterEach, expect, test } from 'vitest';
import { mintCredential } from './auth/ephemeral-credential.ts';
import { all, compose, get } from './testing/sip-text.ts';
import { secret, type SipTestServer, startSipServer } from './testing/sip-server.ts';
import { usualTimers } from './sip-timers.ts';

let server: SipTestServer;
const start = async (overrides: Parameters<typeof startSipServer>[0] = {}): Promise<void> => {
  server = await startSipServer(overrides);
};
afterEach(() => server.close());

test('[P6] a fresh credential registers; the answer names every tab and ends with the credential', async () => {
  await start();
  const ada = await server.page('1001', mintCredential(secret, '1001', Date.now(), 120_000));
  const reply = await ada.register();
  expect(reply.status).toBe(200);
  const expires = Number(/expires=(\d+)/.exec(get(reply, 'contact'))?.[1]);
  expect(expires).toBeGreaterThan(100);
  expect(expires).toBeLessThanOrEqual(120);
  expect(get(reply, 'contact')).toContain(`+sip.instance="<urn:uuid:${ada.instance}>"`);
  const second = await server.page('1001');
  expect(all(await second.register(), 'contact')).toHaveLength(2);
  expect(all(await second.register([], 0), 'contact')).toHaveLength(1);
});

test('[P6] wrong password, expired, minted for too long, malformed: 401; for another extension: 403', async () => {
  await start();
  const now = Date.now();
  const wrong = { ...mintCredential(secret, '1001', now, 60_000), password: 'guess' };
  const expired = mintCredential(secret, '1001', now - 7_200_000, 60_000);
  const future = mintCredential(secret, '1001', now + 7_200_000, 3_600_000);
  const strange = { username: 'admin', password: 'admin', expiresAt: 0 };
  for (const credential of [wrong, expired, future, strange]) {
    const page = await server.page('1001', credential);
    expect((await page.register()).status).toBe(401);
    page.drop();
  }
  const expiredPage = await server.page('1001', expired);
  expect(get(await expiredPage.register(), 'x-hangup-code')).toBe('813');
  const foreign = await server.page('1001', mintCredential(secret, '1002', now, 60_000));
  expect((await foreign.register()).status).toBe(403);
  expect(server.sip.isReachable('1001')).toBe(false);
});

test('[P6] without a credential nobody calls; a socket speaks for one extension only', async () => {
  await start();
  const eve = await server.page('1001');
  eve.invite('1002');
  expect((await eve.takeFinal('INVITE')).status).toBe(401);
  const ada = await server.registered('1001');
  const asBo = ada.invite('1003');
  await ada.takeFinal('INVITE');
  asBo.local = asBo.local.replace('1001', '1002');
  ada.request({ ...asBo, cseq: 7, remote: '<sip:1003@line.test>' }, 'INVITE', {
    body: 'v=0\r\nm=audio 9 X 0\r\n',
  });
  expect((await ada.takeFinal('INVITE')).status).toBe(403);
});

test('[P7] only the holder of the lease is rung; when it changes hands while it rings, the new one rings too', async () => {
  await start();
  const lease = server.leases.claim('1002', 'tab-a');
  const token = lease.granted ? lease.lease.token : 0;
  const ada = await server.registered('1001');
  const holder = await server.registered('1002', [['X-Media-Lease', token]]);
  const other = await server.registered('1002');
  const stale = await server.registered('1002', [['X-Media-Lease', token - 1]]);
  ada.invite('1002');
  await holder.takeRequest('INVITE');
  holder.drop();
  const next = server.leases.claim('1002', 'tab-b', true);
  const nextToken = next.granted ? next.lease.token : 0;
  expect(nextToken).toBeGreaterThan(token);
  await other.register([['X-Media-Lease', nextToken]]);
  await other.takeRequest('INVITE');
  expect(stale.seen).toEqual([]);
});

test('[P7] who dials with the token of a former holder is refused, and the living holder may be relieved', async () => {
  await start();
  const first = server.leases.claim('1001', 'tab-a');
  const second = server.leases.claim('1001', 'tab-b', true);
  if (!first.granted || !second.granted) throw new Error('no lease');
  const page = await server.registered('1001');
  page.invite('1002', [['X-Media-Lease', first.lease.token]]);
  const refusal = await page.takeFinal('INVITE');
  expect([refusal.status, refusal.first]).toEqual([403, 'SIP/2.0 403 Another Tab Has The Phone']);
  const bo = await server.registered('1002');
  const call = page.invite('1002', [['X-Media-Lease', second.lease.token]]);
  const { invite } = await bo.answer();
  await page.connected(call);
  const third = server.leases.claim('1001', 'tab-c', true);
  if (!third.granted) throw new Error('no lease');
  // Who has the lease learns of the call that he may fetch; nobody else does, nor who has the call himself.
  expect(get(await page.register([['X-Media-Lease', third.lease.token]]), 'x-live-call')).toBe('');
  const taker = await server.registered('1001', [['X-Media-Lease', first.lease.token]]);
  expect(get(await taker.register(), 'x-live-call')).toBe('');
  const learnt = await taker.register([['X-Media-Lease', third.lease.token]]);
  expect(get(learnt, 'x-live-call')).toBe(get(invite, 'x-call-id'));
  const again = taker.invite('1001', [
    ['X-Reattach', get(invite, 'x-call-id')],
    ['X-Media-Lease', third.lease.token],
  ]);
  await bo.answerReinvite('bo-moved');
  await taker.connected(again);
  expect(get(await page.takeRequest('BYE'), 'reason')).toContain('Call moved');
  expect(server.sip.counts().calls).toBe(1);
});

test('[P6] Contact * with Expires 0 removes all; too brief is 423; two Contacts are refused', async () => {
  await start();
  const ada = await server.registered('1001');
  expect(get(await ada.register([], 3), 'min-expires')).toBe('10');
  expect((await ada.register([['Contact', '<sip:b@c.invalid>']])).status).toBe(400);
  expect(server.sip.isReachable('1001')).toBe(true);
  ada.drop();
  await ada.until(() => ada.closed, 'the end');
  const bo = await server.registered('1002');
  await bo.register();
  expect(server.sip.isReachable('1001')).toBe(false);
});

test('[P6] keep-alive, OPTIONS, unknown methods, and a socket without the subprotocol', async () => {
  await start();
  const ada = await server.registered('1001');
  ada.raw('\r\n\r\n');
  await ada.take(({ first }) => first === '', 'CRLF');
  const outside = ada.invite('1009');
  await ada.takeFinal('INVITE');
  outside.remote = '<sip:1009@line.test>';
  ada.request(outside, 'OPTIONS');
  expect(get(await ada.takeReply(200, 'OPTIONS'), 'allow')).toContain('REFER');
  ada.request(outside, 'SUBSCRIBE');
  await ada.takeReply(405, 'SUBSCRIBE');
  ada.request(outside, 'INFO');
  await ada.takeReply(481, 'INFO');
  const { WebSocket } = await import('ws');
  const bare = new WebSocket(server.url);
  const code = await new Promise((resolve) => bare.on('close', resolve));
  expect(code).toBe(1002);
});

test('[P6] malformed messages get 400 with a reason, twenty close the socket, a flood closes it', async () => {
  await start({ messagesPerSecond: 100 });
  const eve = await server.page('1001');
  const lines = [
    ['Via', 'SIP/2.0/WS x;branch=z9hG4bK1'],
    ['From', '<sip:1001@x>;tag=1'],
    ['To', '<sip:1001@x>'],
    ['Call-ID', 'a'],
    ['CSeq', '1 BYE'],
  ] as const;
  eve.raw(compose('INVITE sip:1002@x SIP/2.0', lines));
  expect((await eve.take(({ status }) => status === 400, '400')).first).toContain(
    'cseq names another method',
  );
  for (let n = 0; n < 25; n += 1) eve.raw('\u0000garbage\r\n\r\n');
  await eve.until(() => eve.closed, 'the end of the socket');
  const flood = await server.page('1001');
  for (let n = 0; n < 400; n += 1) flood.raw('\r\n\r\n');
  await flood.until(() => flood.closed, 'the end of the flood');
});

test('[P6] INVITEs that cannot be served: 420, 422, 483, 488, 812', async () => {
  await start();
  const ada = await server.registered('1001');
  const status = async (
    to: string,
    lines: readonly (readonly [string, string | number])[],
    body?: string,
  ) => {
    ada.invite(to, lines, body);
    const reply = await ada.takeFinal('INVITE');
    return `${reply.status} ${get(reply, 'x-hangup-code')}`.trim();
  };
  expect(await status('1002', [['Require', '100rel']])).toBe('420');
  expect(await status('1002', [['Session-Expires', 30]])).toBe('422');
  expect(await status('1002', [], '')).toBe('488');
  expect(await status('1002', [], 'hello')).toBe('488');
  expect(await status('%3Cscript%3E', [])).toBe('403 812');
  expect(await status('1002', [['X-Params', 'x'.repeat(2049)]])).toBe('400');
  expect(await status('1002', [['X-Order-Id', 'x'.repeat(33)]])).toBe('400');
});

test('[P6] a session timer that nobody refreshes ends the call on both sides', async () => {
  let now = Date.now();
  const timers: { at: number; run: () => void }[] = [];
  const clock = {
    now: () => now,
    after: (ms: number, run: () => void) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
    every: () => () => undefined,
  };
  await start({ clock });
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  const call = ada.invite('1002', [
    ['Supported', 'timer'],
    ['Session-Expires', 90],
  ]);
  const { invite } = await bo.answer();
  expect(get(invite, 'session-expires')).toContain('refresher=uas');
  expect(get(await ada.connected(call), 'session-expires')).toBe('90;refresher=uac');
  now += 94_000;
  for (const timer of timers.filter(({ at }) => at <= now)) timer.run();
  expect(server.sip.counts().calls).toBe(1);
  now += 2_000;
  for (const timer of timers.filter(({ at }) => at <= now)) timer.run();
  expect(get(await ada.takeRequest('BYE'), 'reason')).toContain('Session expired');
  expect(get(await bo.takeRequest('BYE'), 'reason')).toContain('Session expired');
});

test('[O3] when the server stops, both sides of a call hear BYE with 801 and ringing ends with 503', async () => {
  await start();
  const [ada, bo, cai, dai] = [
    await server.registered('1001'),
    await server.registered('1002'),
    await server.registered('1003'),
    await server.registered('1004'),
  ];
  const call = ada.invite('1002');
  await bo.answer();
  await ada.connected(call);
  cai.invite('1004');
  await dai.takeRequest('INVITE');
  server.sip.close();
  expect(get(await ada.takeRequest('BYE'), 'x-hangup-code')).toBe('801');
  await bo.takeRequest('BYE');
  expect((await cai.takeFinal('INVITE')).status).toBe(503);
  await dai.takeRequest('CANCEL');
  await dai.until(() => dai.closed, 'the end');
});

test('[P7] tokens of leases only grow, an expired one is free, a former holder cannot renew', async () => {
  await start({ timers: usualTimers });
  const { MediaLeases } = await import('./testing/media-leases.ts');
  let now = 1_000;
  const leases = new MediaLeases({ now: () => now }, 100);
  const a = leases.claim('1', 'a');
  expect(leases.claim('1', 'b')).toEqual({ granted: false, heldBy: 'a' });
  const token = a.granted ? a.lease.token : 0;
  now += 99;
  expect(leases.renew('1', token)?.expiresAt).toBe(now + 100);
  now += 101;
  const b = leases.claim('1', 'b');
  expect(b.granted && b.lease.token > token).toBe(true);
  expect(leases.renew('1', token)).toBe(null);
  leases.release('1', token);
  expect(leases.current('1')?.holder).toBe('b');
});
