import { afterEach, beforeEach, expect, test } from 'vitest';
import { WireClient } from '../interface-4/wire-client.ts';
import { loginAs, ask as askHttp } from '../http/testing/http-client.ts';
import { SipPage } from '../sip/testing/sip-page.ts';
import { get, sdpNamed } from '../sip/testing/sip-text.ts';
import { usualTimers } from '../sip/sip-timers.ts';
import { callPushed, dataIn, openPhoneDesk, type PhoneDesk, statusPushed } from './testing/phone-desk.ts';

const sipTimers = { ...usualTimers, guestReattach: 1_500, nextGroup: 150 };

let desk: PhoneDesk;
let guests: { client: WireClient; userid: string }[] = [];
let pages: SipPage[] = [];
beforeEach(async () => {
  desk = await openPhoneDesk({ sipTimers });
});
afterEach(async () => {
  for (const page of pages) page.drop();
  for (const { client } of guests) client.terminate();
  guests = [];
  pages = [];
  await desk.close();
});

type Ticket = { callee: string; agent_name: string; sip: { username: string; password: string } };
type Push = { call: { state: string; agent_name: string; call_id: string } };

const visitor = async () => {
  const client = await WireClient.open(`${desk.server.wsUrl}/visitor`);
  const data = dataIn(await client.ask({ method: 'hello', desk: 1 }));
  const guest = { client, userid: String(data['userid']), token: String(data['token']), hello: data };
  guests.push(guest);
  return guest;
};
type Guest = Awaited<ReturnType<typeof visitor>>;
const ticketOf = async ({ client }: Pick<Guest, 'client'>): Promise<Ticket> =>
  dataIn(await client.ask({ method: 'call' })) as Ticket;
const pageOf = async ({ sip }: Ticket): Promise<SipPage> => {
  const page = await SipPage.open(`${desk.server.wsUrl}/sip`, sip.username.replace(/^\d+:/, ''), sip);
  pages.push(page);
  return page;
};
/** An INVITE is challenged: the page proves who it is by registering, as a browser does in its answer. */
const proven = async (ticket: Ticket): Promise<SipPage> => {
  const page = await pageOf(ticket);
  expect((await page.register()).status).toBe(200);
  return page;
};
const refusedWith = async (page: SipPage, to: string): Promise<string> => {
  page.invite(to);
  return get(await page.takeFinal('INVITE'), 'x-hangup-code');
};
const told = ({ client }: Guest, state: string): Promise<Push['call']> =>
  client.until(() =>
    client
      .pushes('call_push')
      .map((frame) => (frame as unknown as Push).call)
      .find((call) => call.state === state),
  );

/** The thread of a visitor who has written, taken by this agent. */
const served = async (guest: Guest, name: string): Promise<WireClient> => {
  const message = [{ type: 'text', value: { text: 'hello' } }];
  await guest.client.ask({ method: 'send', client_msg_id: 'm-1', message });
  const agent = await desk.chat(name);
  expect(await agent.ask({ method: 'connect', userid: guest.userid })).toMatchObject({ code: 0 });
  return agent;
};

test('[P6] nobody can be called while no phone is open, and the widget is told so, and when one is', async () => {
  const guest = await visitor();
  expect(guest.hello['desk']).toMatchObject({ calls: false });
  expect(await guest.client.ask({ method: 'call' })).toMatchObject({ code: 409 });
  await desk.page(await desk.phone('ada'));
  expect(await guest.client.push('calls_open_push')).toMatchObject({ on: true });
});

test('[V1] [P6] the desk’s switch: off, nothing is offered and nothing can be dialled, not even with an old ticket', async () => {
  const ada = await desk.phone('ada');
  await desk.page(ada);
  const guest = await visitor();
  const page = await proven(await ticketOf(guest));
  const token = await loginAs(desk.server.url, 'ada');
  const { data: line } = await askHttp(`${desk.server.url}/api/admin/call-line`, { token });
  expect(line).toMatchObject({ web_calls: true });
  const body = { version: line['version'], web_calls: false };
  const url = `${desk.server.url}/api/admin/call-line/web-calls`;
  expect(await askHttp(url, { method: 'PUT', token, body })).toMatchObject({ code: 0 });
  expect(await guest.client.push('calls_open_push')).toMatchObject({ on: false });
  expect(await guest.client.ask({ method: 'call' })).toMatchObject({ code: 404 });
  expect(await refusedWith(page, 'desk')).toBe('812');
  expect(await askHttp(url, { method: 'PUT', token, body })).toMatchObject({ code: 409 });
});

test('[P6] [P8] [R4] one call by a click, with his name on the record, the agent occupied, a line on his thread', async () => {
  const guest = await visitor();
  const chat = await served(guest, 'ada');
  const ada = await desk.phone('ada');
  const phone = await desk.page(ada);
  const ticket = await ticketOf(guest);
  expect(ticket).toMatchObject({ callee: 'desk', agent_name: 'Ada' });
  const page = await proven(ticket);
  const end = page.invite('desk', [
    ['X-Params', 'forged'],
    ['X-Order-Id', 'forged'],
    ['X-Direction', '2'],
  ]);
  const { invite } = await phone.answer();
  // What the agent sees is no name that signs anything, and nothing that the page wrote.
  expect(get(invite, 'from')).toContain('<sip:web@');
  expect(get(invite, 'x-params') + get(invite, 'x-order-id')).toBe('');
  expect(get(invite, 'x-direction')).toBe('0');
  await page.connected(end);
  const talking = await callPushed(ada, ({ state }) => state === 'talking');
  expect(talking).toMatchObject({ direction: 0, caller: 'web', visitor: { userid: guest.userid } });
  expect(await told(guest, 'talking')).toMatchObject({ agent_name: 'Ada' });
  await statusPushed(chat, 1, 2);
  page.request(end, 'REFER', { lines: [['Refer-To', '<sip:1002@line.test>']] });
  await page.takeReply(202, 'REFER');
  page.request(end, 'BYE');
  const ended = await callPushed(ada, ({ state }) => state === 'ended');
  expect(ended).toMatchObject({ result: 'answered', ended_by: 'other', agent: { customer_name: 'Ada' } });
  await told(guest, 'ended');
  await chat.until(() =>
    chat.pushes('message_push').find((frame) => JSON.stringify(frame).includes('"call_ended"')),
  );
  // The credential was for one call.
  expect(await refusedWith(page, 'desk')).toBe('813');
});

test('[P8] [M1] a caller who has not written: who answers has his thread, with the call on it; one, whatever comes', async () => {
  const chat = await desk.chat('bo');
  const bo = await desk.phone('bo');
  const phone = await desk.page(bo);
  const guest = await visitor();
  const page = await proven(await ticketOf(guest));
  const end = page.invite('desk');
  await phone.answer();
  await page.connected(end);
  const opened = await guest.client.until(() =>
    guest.client
      .pushes('thread_push')
      .find((frame) => (frame['thread'] as { state?: string } | null)?.state === 'open'),
  );
  expect(opened).toMatchObject({ thread: { state: 'open', agent: { name: 'Bo' } } });
  // Told from its beginning, as any other thread.
  const actions = await chat.until(() => {
    const told = chat.pushes('thread_push').map(({ action }) => action);
    return told.includes('accepted') ? told : undefined;
  });
  expect(actions).toEqual(['created', 'accepted']);
  page.request(end, 'BYE');
  await chat.until(() =>
    chat.pushes('message_push').find((frame) => JSON.stringify(frame).includes('"call_ended"')),
  );
  const id = await desk.store.reads.visitor(1, guest.userid);
  const kept = id && (await desk.store.reads.latestThreadOfVisitor(id.id));
  expect(kept).toMatchObject({ state: 'open', agentId: 2, lastSeq: 2 });
  const message = [{ type: 'text', value: { text: 'thank you' } }];
  await guest.client.ask({ method: 'send', client_msg_id: 'm-1', message });
  const after = id && (await desk.store.reads.latestThreadOfVisitor(id.id));
  expect(after).toMatchObject({ uid: kept?.uid, lastSeq: 3 });
});

test('[P6] [P7] handed on, and after a reload, the caller is still `web`, and his call goes on', async () => {
  const [ada, bo] = [await desk.phone('ada'), await desk.phone('bo')];
  const ofAda = await desk.page(ada);
  const guest = await visitor();
  const page = await proven(await ticketOf(guest));
  const end = page.invite('desk');
  const { end: adaEnd } = await ofAda.answer();
  await page.connected(end);
  const { call_id: callId } = await told(guest, 'talking');
  ofAda.drop();
  const again = await desk.page(ada);
  again.invite('1001', [['X-Reattach', callId]]);
  await page.answerReinvite('guest-again');
  const back = await again.takeReply(200, 'INVITE');
  expect(get(back, 'x-caller')).toBe('web');
  const reattached = { ...adaEnd, callId: get(back, 'call-id') };
  reattached.local = get(back, 'from');
  again.learn(reattached, back);
  again.request(reattached, 'ACK');
  const ofBo = await desk.page(bo);
  reattached.cseq = 1;
  again.request(reattached, 'REFER', { lines: [['Refer-To', '<sip:1002@line.test>']] });
  const invite = await ofBo.takeRequest('INVITE');
  expect(get(invite, 'from')).toContain('<sip:web@');
});

test('[P6] a visitor can dial the desk and nothing else: no colleague, no demo number, no telephone', async () => {
  await desk.page(await desk.phone('ada'));
  const page = await proven(await ticketOf(await visitor()));
  for (const target of ['1001', '1002', '8820', '+12025550101', 'v.1.1.aaaaaaaa.0123456789abcdef', 'desk2'])
    expect(await refusedWith(page, target)).toBe('812');
});

test('[P6] the owner is rung first and alone; then the workgroup’s free agents, and the first to answer has it', async () => {
  const guest = await visitor();
  await served(guest, 'ada');
  const [ada, bo, chen] = await Promise.all(['ada', 'bo', 'chen'].map((name) => desk.phone(name)));
  if (!ada || !bo || !chen) throw new Error('three phones');
  const [ofAda, ofBo, ofChen] = [await desk.page(ada), await desk.page(bo), await desk.page(chen)];
  const ticket = await ticketOf(guest);
  const page = await proven(ticket);
  const end = page.invite('desk');
  const first = await ofAda.takeRequest('INVITE');
  ofAda.reply(first, 180);
  expect(ofBo.seen.some(({ method }) => method === 'INVITE')).toBe(false);
  const atBo = await ofBo.takeRequest('INVITE');
  const atChen = await ofChen.takeRequest('INVITE');
  await ofAda.takeRequest('CANCEL');
  ofAda.reply(first, 487);
  ofBo.reply(atBo, 180);
  ofChen.reply(atChen, 180);
  ofBo.reply(atBo, 603);
  ofChen.reply(atChen, 200, [], sdpNamed('answer-chen'));
  await page.connected(end);
  const talking = await callPushed(chen, ({ state }) => state === 'talking');
  expect(talking).toMatchObject({ agent: { customer_name: 'Chen' }, colleague: null });
  expect(await told(guest, 'talking')).toMatchObject({ agent_name: 'Chen' });
  // R4: who declined, and who did not hear it, are free again.
  expect((await callPushed(bo, ({ state }) => state === 'talking'))['agent']).toMatchObject({
    customer_id: 3,
  });
  const agents = await desk.store.reads.agents(1);
  const status = (id: number) => agents.find((agent) => agent.id === id)?.status;
  expect([status(1), status(2), status(3)]).toEqual(['available', 'available', 'busy']);
});

test('[P6] declined by the last is declined; nobody hears it: no answer; and the line says a missed call', async () => {
  const guest = await visitor();
  const chat = await served(guest, 'ada');
  const ada = await desk.phone('ada');
  const phone = await desk.page(ada);
  const page = await proven(await ticketOf(guest));
  page.invite('desk');
  const ringing = await phone.takeRequest('INVITE');
  phone.reply(ringing, 180);
  phone.reply(ringing, 603);
  expect((await page.takeFinal('INVITE')).status).toBe(603);
  const ended = await callPushed(ada, ({ state }) => state === 'ended');
  expect(ended).toMatchObject({ result: 'declined', ended_by: 'agent' });
  await chat.until(() =>
    chat.pushes('message_push').find((frame) => JSON.stringify(frame).includes('"call_missed"')),
  );
});

test('[P8] [W3] a visitor who has never written calls in vain: he waits, told to every client, and is written back to', async () => {
  const chat = await desk.chat('ada');
  const plain = await desk.chat('chen', 0);
  const ada = await desk.phone('bo');
  const phone = await desk.page(ada);
  const guest = await visitor();
  const page = await proven(await ticketOf(guest));
  const end = page.invite('desk');
  phone.reply(await phone.takeRequest('INVITE'), 180);
  page.request(end, 'CANCEL');
  await told(guest, 'ended');
  const words = [{ type: 'text', value: { text: 'Missed call from the visitor' } }];
  expect(await plain.push('wait_list_push')).toMatchObject({ userid: guest.userid, user_query: words });
  const created = await chat.until(() =>
    chat.pushes('thread_push').find(({ action }) => action === 'created'),
  );
  expect(created).toMatchObject({ thread: { userid: guest.userid, state: 'queued' } });
  const { data: list } = await chat.ask({ method: 'get_wait_user_list' });
  expect(JSON.stringify(list)).toContain('"call_missed"');
  expect(await chat.ask({ method: 'connect', userid: guest.userid })).toMatchObject({ code: 0 });
  const message = [{ type: 'text', value: { text: 'You called?' } }];
  const sent = await chat.ask({ method: 'send_to_user', userid: guest.userid, message });
  expect(sent).toMatchObject({ code: 0 });
  await guest.client.until(() =>
    guest.client.pushes('message_push').find((frame) => JSON.stringify(frame).includes('You called?')),
  );
});

test('[P6] two tickets at once are one call: the second is refused before anything rings', async () => {
  const ada = await desk.page(await desk.phone('ada'));
  const bo = await desk.page(await desk.phone('bo'));
  const guest = await visitor();
  const [one, two] = [await ticketOf(guest), await ticketOf(guest)];
  const [first, second] = [await proven(one), await proven(two)];
  const end = first.invite('desk');
  await Promise.all([ada.takeRequest('INVITE'), bo.takeRequest('INVITE')]);
  expect(await refusedWith(second, 'desk')).toBe('815');
  expect(await guest.client.ask({ method: 'call' })).toMatchObject({ code: 403 });
  first.request(end, 'CANCEL');
  expect((await first.takeFinal('INVITE')).status).toBe(487);
  await told(guest, 'ended');
});

test('[P7] [P8] a visitor whose page is gone: the agent is told, and after the wait the record ends', async () => {
  const ada = await desk.phone('ada');
  const phone = await desk.page(ada);
  const guest = await visitor();
  const page = await proven(await ticketOf(guest));
  const end = page.invite('desk');
  await phone.answer();
  await page.connected(end);
  page.drop();
  const info = await phone.takeRequest('INFO');
  expect(info.body).toBe('lost');
  phone.reply(info, 200);
  const bye = await phone.takeRequest('BYE');
  expect(get(bye, 'reason')).toContain('Connection lost');
  const ended = await callPushed(ada, ({ state }) => state === 'ended');
  expect(ended).toMatchObject({ result: 'answered', ended_by: 'other', hangup_code: 801 });
});

test('[P7] a visitor whose network was away for a moment comes back by registering, with the credential of his call', async () => {
  const ada = await desk.phone('ada');
  const phone = await desk.page(ada);
  const page = await proven(await ticketOf(await visitor()));
  const end = page.invite('desk');
  await phone.answer();
  await page.connected(end);
  page.drop();
  phone.reply(await phone.takeRequest('INFO'), 200);
  await page.reconnect();
  expect((await page.register()).status).toBe(200);
  const back = await phone.takeRequest('INFO');
  expect(back.body).toBe('back');
  phone.reply(back, 200);
  page.request(end, 'BYE');
  expect(await callPushed(ada, ({ state }) => state === 'ended')).toMatchObject({ hangup_code: null });
});

test('[P6] while it rings, a page that goes away takes the call with it', async () => {
  const ada = await desk.phone('ada');
  const phone = await desk.page(ada);
  const page = await proven(await ticketOf(await visitor()));
  page.invite('desk');
  phone.reply(await phone.takeRequest('INVITE'), 180);
  await callPushed(ada, ({ state }) => state === 'ringing');
  page.drop();
  await phone.takeRequest('CANCEL');
  expect(await callPushed(ada, ({ state }) => state === 'ended')).toMatchObject({ result: 'cancelled' });
});

test('[P6] a name that was made up, or is another’s, is refused', async () => {
  await desk.page(await desk.phone('ada'));
  const forged = { username: '9999999999:v.1.1.aaaaaaaa.0123456789abcdef', password: 'x' };
  expect((await (await pageOf({ callee: 'desk', agent_name: '', sip: forged })).register()).status).toBe(401);
  const ticket = await ticketOf(await visitor());
  const asAgent = await SipPage.open(`${desk.server.wsUrl}/sip`, '1001', ticket.sip);
  pages.push(asAgent);
  expect((await asAgent.register()).status).toBe(403);
});

test('[P6] asking again and again is slowed down, for one visitor and for all of a desk', async () => {
  await desk.page(await desk.phone('ada'));
  const guest = await visitor();
  const codes: unknown[] = [];
  for (let n = 0; n < 4; n += 1) codes.push((await guest.client.ask({ method: 'call' })).code);
  expect(codes).toEqual([0, 0, 0, 429]);
  const others: unknown[] = [];
  for (let n = 0; n < 10; n += 1) {
    const other = await visitor();
    for (let again = 0; again < 3; again += 1) others.push((await other.client.ask({ method: 'call' })).code);
  }
  expect(others.filter((code) => code === 0)).toHaveLength(27);
  expect(others.at(-1)).toBe(429);
});
