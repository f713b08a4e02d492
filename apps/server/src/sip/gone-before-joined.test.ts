import { afterEach, expect, test } from 'vitest';
import { usualTimers } from './sip-timers.ts';
import { type SipTestServer, startSipServer } from './testing/sip-server.ts';
import { sdpNamed } from './testing/sip-text.ts';

// Found by the hostile pages: who answers and hangs up in one breath was joined to the other side all the same, and the
// call stood for ever where the other side was the line itself. Its agent could call nobody any more.

let server: SipTestServer;
afterEach(() => server.close());

const noCallStands = (): Promise<void> => expect.poll(() => server.sip.counts().calls).toBe(0);

test('[P4] [P6] a page that hangs up before it answers is not called back for ever; it can call again', async () => {
  server = await startSipServer({ timers: { ...usualTimers, callBack: 20 } });
  const ada = await server.registered('1001');
  ada.invite('8824');
  await ada.takeFinal('INVITE');
  const invite = await ada.takeRequest('INVITE');
  ada.reply(invite, 180);
  ada.request(ada.endOf(invite), 'BYE');
  ada.reply(invite, 200, [], sdpNamed('late'));
  await noCallStands();
  ada.invite('8823');
  expect((await ada.takeFinal('INVITE')).first).toBe('SIP/2.0 486 Busy Here');
});

test('[P4] the caller of a page that hangs up before it answers hears so, and not silence', async () => {
  server = await startSipServer();
  const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
  ada.invite('1002');
  const invite = await bo.takeRequest('INVITE');
  bo.reply(invite, 180);
  bo.request(bo.endOf(invite), 'BYE');
  bo.reply(invite, 200, [], sdpNamed('late'));
  expect((await ada.takeFinal('INVITE')).status).toBe(480);
  await noCallStands();
  expect(server.events.at(-1)).toMatchObject({ name: 'ended', result: 'no-answer' });
});

test('[P8] a transfer to a page that hangs up before it answers fails, and the two go on', async () => {
  server = await startSipServer();
  const [ada, bo, cai] = [
    await server.registered('1001'),
    await server.registered('1002'),
    await server.registered('1003'),
  ];
  const end = ada.invite('1002');
  await bo.answer();
  await ada.connected(end);
  ada.request(end, 'REFER', { lines: [['Refer-To', '<sip:1003@line.test>']] });
  const invite = await cai.takeRequest('INVITE');
  cai.reply(invite, 180);
  cai.request(cai.endOf(invite), 'BYE');
  cai.reply(invite, 200, [], sdpNamed('late'));
  const notice = await ada.take(({ body }) => body.startsWith('SIP/2.0 4'), 'the end of the transfer');
  expect(notice.body).toBe('SIP/2.0 480 Temporarily Unavailable\r\n');
  ada.request(end, 'BYE');
  await bo.takeRequest('BYE');
  await noCallStands();
});
