import { afterAll, beforeAll, expect, test } from 'vitest';
import { WireClient } from '../interface-4/wire-client.ts';
import { SipPage } from '../sip/testing/sip-page.ts';
import { get } from '../sip/testing/sip-text.ts';
import { callPushed, dataIn, openPhoneDesk, type PhoneDesk } from './testing/phone-desk.ts';

let desk: PhoneDesk;
beforeAll(async () => {
  desk = await openPhoneDesk();
});
afterAll(() => desk.close());

type Ticket = { callee: string; agent_name: string; sip: { username: string; password: string } };

const visitor = async () => {
  const client = await WireClient.open(`${desk.server.wsUrl}/visitor`);
  const { userid } = dataIn(await client.ask({ method: 'hello', desk: 1 }));
  return { client, userid: String(userid) };
};
const pageOf = ({ sip }: Ticket): Promise<SipPage> =>
  SipPage.open(`${desk.server.wsUrl}/sip`, sip.username.replace(/^\d+:/, ''), sip);
/** An INVITE is challenged: the page proves who it is by registering, as a browser does in its answer. */
const proven = async (ticket: Ticket): Promise<SipPage> => {
  const page = await pageOf(ticket);
  expect((await page.register()).status).toBe(200);
  return page;
};

test('[P6] nobody can be called while no phone is open', async () => {
  const { client } = await visitor();
  expect(await client.ask({ method: 'call' })).toMatchObject({ code: 409 });
  client.terminate();
});

test('[P6] [P8] a visitor calls by a click: one call, to this agent, with his name on the record', async () => {
  const ada = await desk.phone('ada');
  const phone = await desk.page(ada);
  const { client, userid } = await visitor();
  const ticket = dataIn(await client.ask({ method: 'call' })) as Ticket;
  expect(ticket).toMatchObject({ callee: '1001', agent_name: 'Ada' });
  const page = await proven(ticket);
  page.invite('1002');
  expect(get(await page.takeFinal('INVITE'), 'x-hangup-code')).toBe('812');
  page.invite('8820');
  expect(get(await page.takeFinal('INVITE'), 'x-hangup-code')).toBe('812');
  const end = page.invite('1001');
  await phone.answer();
  await page.connected(end);
  const talking = await callPushed(ada, ({ state }) => state === 'talking');
  expect(talking).toMatchObject({ direction: 0, caller: 'web', visitor: { userid } });
  page.request(end, 'REFER', { lines: [['Refer-To', '<sip:1002@line.test>']] });
  await page.takeReply(202, 'REFER');
  page.request(end, 'BYE');
  const ended = await callPushed(ada, ({ state }) => state === 'ended');
  expect(ended).toMatchObject({ result: 'answered', ended_by: 'other' });
  // The credential was for one call.
  page.invite('1001');
  expect(get(await page.takeFinal('INVITE'), 'x-hangup-code')).toBe('813');
  page.drop();
  client.terminate();
});

test('[P6] a name that was made up is refused, and asking again and again is slowed down', async () => {
  const { client } = await visitor();
  const forged = { username: '9999999999:v.1.1001.0123456789abcdef', password: 'x' };
  const page = await pageOf({ callee: '1001', agent_name: '', sip: forged });
  expect((await page.register()).status).toBe(401);
  page.drop();
  const codes: unknown[] = [];
  for (let n = 0; n < 5; n += 1) codes.push((await client.ask({ method: 'call' })).code);
  expect(codes.at(-1)).toBe(429);
  client.terminate();
});
