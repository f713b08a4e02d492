import { afterAll, beforeAll, expect, test } from 'vitest';
import { RtpHeader, RtpPacket } from 'werift';
import { systemClock } from '../clock.ts';
import { ask, loginAs } from '../http/testing/http-client.ts';
import { sine } from '../sip/media/pcmu.ts';
import { openCarrier, plainSdp, type TestCarrier } from '../sip/testing/udp-carrier.ts';
import { openUdp, type Udp } from '../sip/testing/udp-telephone.ts';
import { get } from '../sip/testing/sip-text.ts';
import { webrtcCaller } from '../sip/testing/webrtc-caller.ts';
import { noCallsConfig } from './calls-config.ts';
import { callPushed, openPhoneDesk, type PhoneDesk } from './testing/phone-desk.ts';

let desk: PhoneDesk;
let carrier: TestCarrier;
let telephone: Udp;
const ends: (() => unknown)[] = [];
/** It took any; the server says which in its log. */
const trunkPort = (): number => {
  const line = desk.server.logLines.find((text) => text.includes('the trunk is open'));
  return line === undefined ? 0 : (JSON.parse(line) as { port: number }).port;
};

beforeAll(async () => {
  carrier = await openCarrier(trunkPort);
  telephone = await openUdp();
  const way = { host: '127.0.0.1', port: carrier.port, bind: '127.0.0.1', bindPort: 0 };
  const trunk = { ...way, user: '', password: '', address: '', rtpPorts: null };
  desk = await openPhoneDesk({ calls: { ...noCallsConfig, trunk } });
});
afterAll(async () => {
  for (const end of ends) await end();
  await desk.close();
  carrier.close();
  telephone.close();
});

const browser = () => {
  const made = webrtcCaller();
  ends.push(made.close);
  return made;
};
const packet = (sequenceNumber: number, payload: Buffer): Buffer =>
  new RtpPacket(
    new RtpHeader({ version: 2, payloadType: 0, sequenceNumber, timestamp: sequenceNumber * 160, ssrc: 9 }),
    payload,
  ).serialize();
const soon = (): Promise<null> => new Promise((resolve) => systemClock.after(20, () => resolve(null)));
const portOf = (sdp: string): number => Number(/^m=audio (\d+)/m.exec(sdp)?.[1]);

const bothHear = async (page: ReturnType<typeof webrtcCaller>, port: number): Promise<void> => {
  const [mine, theirs] = [sine(1000)(), sine(440)()];
  const isHeard = (): boolean =>
    telephone.seen.some(({ data }) => RtpPacket.deSerialize(data).payload.equals(mine)) &&
    page.heard.some((payload) => payload.equals(theirs));
  for (let sequence = 1; !isHeard(); sequence += 1) {
    await page.say(mine);
    await telephone.send(packet(sequence, theirs), port);
    await soon();
  }
};

test('[P4] [P6] [P8] a call to the telephone network: the policy decides, both hear each other, the minute is paid', async () => {
  const [ada, token] = [await desk.phone('ada'), await loginAs(desk.server.url, 'ada')];
  const page = await desk.page(ada);
  const denied = page.invite('5352345678');
  expect(get(await page.takeFinal('INVITE'), 'x-hangup-code')).toBe('811');
  expect(denied.cseq).toBe(1);

  const web = browser();
  const end = page.invite('+85221234567', [['X-Order-Id', 'o-1']], await web.offer());
  const invite = await carrier.takeRequest('INVITE');
  expect(invite.first).toContain('sip:+85221234567@');
  expect(get(invite, 'p-asserted-identity')).toContain('sip:+12025550101@');
  carrier.reply(invite, 180);
  carrier.reply(invite, 200, [], plainSdp(telephone.port));
  await carrier.takeRequest('ACK');
  const ok = await page.connected(end);
  await web.connection.setRemoteDescription({ type: 'answer', sdp: ok.body });
  await web.connected;
  await bothHear(web, portOf(invite.body));
  page.request(end, 'BYE');
  carrier.reply(await carrier.takeRequest('BYE'), 200);
  const record = await callPushed(
    ada,
    ({ order_id: orderId, result }) => orderId === 'o-1' && result !== null,
  );
  expect(record).toMatchObject({ result: 'answered', caller: '12025550101', callee: '+85221234567' });
  const { data } = await ask(`${desk.server.url}/api/admin/call-policy`, { token });
  expect(data).toMatchObject({ reserved: 0, balance: 250_000 - 180 });
});

test('[P6] [P8] somebody dials a number of the desk: its agent is rung, the call is a record from its first moment', async () => {
  const ada = await desk.phone('ada');
  await ada.ask({ method: 'set_phone_status', status: 1 });
  const page = await desk.page(ada);
  const web = browser();
  await expect.poll(trunkPort).toBeGreaterThan(0);
  const call = carrier.calls('+12025550101', '+85221239876');
  const invite = await page.takeRequest('INVITE');
  page.reply(invite, 180);
  await carrier.takeReply(180, 'INVITE');
  await callPushed(ada, ({ caller, state }) => caller === '+85221239876' && state === 'ringing');
  await web.connection.setRemoteDescription({ type: 'offer', sdp: invite.body });
  await web.connection.setLocalDescription(await web.connection.createAnswer());
  page.reply(invite, 200, [], await web.description());
  await page.takeRequest('ACK');
  const ok = await carrier.takeReply(200, 'INVITE');
  carrier.learn(call, ok);
  carrier.request(call, 'ACK');
  await web.connected;
  // The carrier's SDP names another port than this telephone's: it is told by a re-INVITE.
  carrier.request(call, 'INVITE', { body: plainSdp(telephone.port) });
  await carrier.takeReply(200, 'INVITE');
  carrier.request(call, 'ACK');
  telephone.seen.length = 0;
  await bothHear(web, portOf(ok.body));
  carrier.request(call, 'BYE');
  await page.takeRequest('BYE');
  const record = await callPushed(ada, ({ caller, result }) => caller === '+85221239876' && result !== null);
  expect(record).toMatchObject({ direction: 0, callee: '12025550101', result: 'answered' });
});

test('[P8] nobody is there: the caller hears it, and the call is found among the missed', async () => {
  const token = await loginAs(desk.server.url, 'ada');
  await expect.poll(trunkPort).toBeGreaterThan(0);
  carrier.calls('12025550102', '+85221230000');
  await carrier.takeReply(480, 'INVITE');
  await expect
    .poll(async () => {
      const { data } = await ask(`${desk.server.url}/api/admin/calls?search=85221230000`, { token });
      return data['calls'];
    })
    .toMatchObject([{ direction: 0, result: 'no-answer', callee: '12025550102' }]);
  carrier.calls('4930000000');
  await carrier.takeReply(404, 'INVITE');
});
