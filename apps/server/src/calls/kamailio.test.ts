import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { WireClient } from '../interface-4/wire-client.ts';
import { type End, SipPage } from '../sip/testing/sip-page.ts';
import { all, get } from '../sip/testing/sip-text.ts';
import { openCarrier } from './testing/carrier.ts';
import { hasKamailio, kamailioPorts, type KamailioPorts, startKamailio } from './testing/kamailio.ts';
import { openPhoneDesk, type PhoneDesk } from './testing/phone-desk.ts';

const secrets = {
  sipSecret: 'a-secret-of-the-sip-server',
  policySecret: 'the-secret-of-the-policy',
  domain: 'sip.test',
};
const audio =
  'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\nc=IN IP4 127.0.0.1\r\n';
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

type Credential = { username: string; password: string };
type Phone = { page: SipPage; client: WireClient; sip: Credential };
type Line = readonly [string, string];

const quoted = (text: string, name: string): string => new RegExp(`${name}="([^"]+)"`).exec(text)?.[1] ?? '';

const authorization = ({ username, password }: Credential, challenge: string, uri: string): Line => {
  const [nonce, realm] = [quoted(challenge, 'nonce'), quoted(challenge, 'realm')];
  const response = md5(`${md5(`${username}:${realm}:${password}`)}:${nonce}:${md5(`INVITE:${uri}`)}`);
  return [
    'Proxy-Authorization',
    `Digest username="${username}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}"`,
  ];
};

// Installed by `apt-get install kamailio kamailio-{websocket,extra,utils,autheph,json}-modules`; without it there is nothing to ask.
describe.skipIf(!hasKamailio())('with a real Kamailio', () => {
  let desk: PhoneDesk;
  let ports: KamailioPorts;
  let kamailio: Awaited<ReturnType<typeof startKamailio>>;
  let carrier: Awaited<ReturnType<typeof openCarrier>>;
  let ada: Phone;
  let bo: Phone;
  beforeAll(async () => {
    ports = await kamailioPorts();
    const sip = { url: `ws://127.0.0.1:${ports.ws}`, domain: secrets.domain, secret: secrets.sipSecret };
    desk = await openPhoneDesk({
      calls: { sip, turn: null, policySecret: secrets.policySecret, oidc: null },
    });
    carrier = await openCarrier(ports.carrier, ports.sip);
    kamailio = await startKamailio(desk.server.url, ports, secrets);
    [ada, bo] = [await phone('ada'), await phone('bo')];
  }, 30_000);
  afterAll(async () => {
    ada.page.drop();
    bo.page.drop();
    carrier.close();
    await kamailio.close();
    await desk.close();
  });

  const phone = async (name: string): Promise<Phone> => {
    const client = await desk.phone(name);
    const { sip, extension } = await desk.dataOf(client);
    if (!sip) throw new Error('no seat');
    const page = await SipPage.open(sip.url, extension, sip);
    expect((await page.register()).status).toBe(200);
    return { page, client, sip };
  };
  const dial = async ({ page, sip }: Phone, to: string, lines: readonly Line[] = []): Promise<End> => {
    const end = page.invite(to, lines);
    const challenge = await page.takeReply(407, 'INVITE');
    end.remote = get(challenge, 'to');
    page.request(end, 'ACK');
    end.remote = `<sip:${to}@line.test>`;
    const proof = authorization(sip, get(challenge, 'proxy-authenticate'), end.target);
    page.request(end, 'INVITE', { contentType: 'application/sdp', body: audio, lines: [...lines, proof] });
    return end;
  };
  const recordOf = (uid: string) => desk.store.reads.call(1, uid);
  const ready = ({ client }: Phone) => client.ask({ method: 'set_phone_status', status: 1 });

  test('[P6] pages of other origins open no socket', async () => {
    const outcome = (origin: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${ports.ws}`, 'sip', { origin });
        socket.on('open', () => resolve('open'));
        socket.on('error', (error) => resolve(error.message));
        socket.on('open', () => socket.close());
      });
    expect(await outcome(desk.server.url)).toBe('open');
    expect(await outcome('https://evil.example')).toContain('403');
  });

  test('[P6] a forged credential does not register', async () => {
    const page = await SipPage.open(`ws://127.0.0.1:${ports.ws}`, '1003', { ...ada.sip, password: 'x' });
    expect((await page.register()).status).toBe(401);
    page.drop();
  });

  test('[P4] the policy is asked before the INVITE goes on, and its code reaches the phone', async () => {
    await dial(ada, '5352345678');
    const denied = await ada.page.takeFinal('INVITE');
    expect([denied.status, get(denied, 'x-hangup-code')]).toEqual([403, '811']);
  });

  test('[P5] [P8] colleagues talk: headers travel, both are busy, the record is made of what Kamailio tells', async () => {
    const uid = randomUUID().replaceAll('-', '');
    const end = await dial(ada, '1002', [
      ['X-Call-Id', uid],
      ['X-Order-Id', 'k%2D1'],
    ]);
    const invite = await bo.page.takeRequest('INVITE');
    expect([get(invite, 'x-call-id'), get(invite, 'x-order-id')]).toEqual([uid, 'k%2D1']);
    const recorded = all(invite, 'record-route').map((value): Line => ['Record-Route', value]);
    bo.page.reply(invite, 180, recorded);
    bo.page.reply(invite, 200, recorded, 'v=0\r\n');
    const ok = await ada.page.takeReply(200, 'INVITE');
    ada.page.learn(end, ok);
    const routes = all(ok, 'record-route')
      .toReversed()
      .map((value): Line => ['Route', value]);
    ada.page.request(end, 'ACK', { lines: routes });
    await bo.page.takeRequest('ACK');
    await expect.poll(async () => (await recordOf(uid))?.state).toBe('talking');
    for (const { client } of [ada, bo]) expect(await desk.dataOf(client)).toMatchObject({ agent_status: 2 });
    ada.page.request(end, 'BYE', { lines: routes });
    bo.page.reply(await bo.page.takeRequest('BYE'), 200);
    await expect.poll(async () => (await recordOf(uid))?.state).toBe('ended');
    expect(await recordOf(uid)).toMatchObject({
      orderId: 'k-1',
      result: 'answered',
      agent: { name: 'Ada' },
      colleague: { name: 'Bo' },
    });
    await ready(ada);
    await ready(bo);
  });

  test('[P4] [P8] a transfer goes to colleagues only, and what is to be replaced slips no header in', async () => {
    const end = await dial(ada, '1002');
    const invite = await bo.page.takeRequest('INVITE');
    const recorded = all(invite, 'record-route').map((value): Line => ['Record-Route', value]);
    bo.page.reply(invite, 200, recorded, 'v=0\r\n');
    const ok = await ada.page.takeReply(200, 'INVITE');
    ada.page.learn(end, ok);
    const routes = all(ok, 'record-route')
      .toReversed()
      .map((value): Line => ['Route', value]);
    ada.page.request(end, 'ACK', { lines: routes });
    await bo.page.takeRequest('ACK');
    const refer = async (target: string): Promise<number | undefined> => {
      ada.page.request(end, 'REFER', { lines: [...routes, ['Refer-To', `<sip:${target}>`]] });
      return (await ada.page.takeFinal('REFER')).status;
    };
    const injected = '1003@sip.test?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc';
    expect(await refer(`${injected}%0d%0aX-Direction: 2`)).toBe(400);
    expect(await refer(`${injected}%0AX-Call-Id:%20x`)).toBe(400);
    expect(await refer('85221234567@sip.test')).toBe(403);
    expect(await refer('85221234567@sip.test?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc')).toBe(403);
    ada.page.request(end, 'BYE', { lines: routes });
    bo.page.reply(await bo.page.takeRequest('BYE'), 200);
    await ada.page.takeFinal('BYE');
    for (const one of [ada, bo])
      await expect.poll(async () => (await desk.dataOf(one.client)).wrap_up_until).not.toBe(null);
    await ready(ada);
    await ready(bo);
  });

  test("[P4] [P8] to the carrier with the agent's number; what it refuses has a code, and costs nothing", async () => {
    const uid = randomUUID();
    await dial(ada, '85221234567', [['X-Call-Id', uid]]);
    const refused = await ada.page.takeFinal('INVITE');
    expect([refused.status, get(refused, 'x-hangup-code')]).toEqual([404, '812']);
    expect(carrier.invites[0]).toContain('P-Asserted-Identity: <sip:+12025550101@sip.test>');
    await expect.poll(async () => (await recordOf(uid))?.state).toBe('ended');
    expect(await desk.store.reads.callPolicy(1)).toMatchObject({ reserved: 0, balance: 250_000 });
  });

  test('[P5] [P8] a call from the carrier rings who answers for the number', async () => {
    carrier.call('+85298765432', '12025550102', 'in-1@carrier');
    const invite = await bo.page.takeRequest('INVITE');
    expect(get(invite, 'x-other')).toBe('hello%20there');
    bo.page.reply(invite, 486);
    await expect.poll(async () => (await recordOf('in-1@carrier'))?.state).toBe('ended');
    expect(await recordOf('in-1@carrier')).toMatchObject({
      direction: 0,
      caller: '+85298765432',
      agent: { name: 'Bo' },
      other: 'hello there',
      result: 'busy',
    });
    expect(kamailio.faults()).toEqual([]);
  });
});
