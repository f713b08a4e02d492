import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Desk, openDesk, people } from './desk.ts';

// Interface 4, chapter by chapter, by a client that knows only the reference.

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const text = (value: string) => [{ type: 'text', value: { text: value } }];

test('[A1] chapter 2: the server says beat every 10 s; 30 s of silence close with 4008', async () => {
  const client = await desk.agent('ada');
  desk.clock.advance(10_000);
  await client.until(() => client.texts.includes('beat'));
  client.send('beat');
  // A reply proves that the answer before it was heard.
  await client.askPlain({ method: 'get_wait_user_list' });
  desk.clock.advance(29_000);
  await client.askPlain({ method: 'get_wait_user_list' });
  for (let second = 0; second < 29; second += 1) desk.clock.advance(1_000);
  expect(client.closed).toBeNull();
  desk.clock.advance(1_000);
  expect(await client.end()).toMatchObject({ code: 4008 });
});

test('[A1] no login within 10 s closes with 4001', async () => {
  const client = await desk.connect();
  desk.clock.advance(10_000);
  expect(await client.end()).toMatchObject({ code: 4001 });
});

test('[A3] [A4] chapter 3: login answers the documented fields, others hear login_push', async () => {
  const ada = await desk.agent('ada');
  const client = await desk.connect();
  const reply = await client.askPlain({ method: 'login', token: await desk.newSession('bo') });
  expect(reply).toMatchObject({
    code: 0,
    msg: expect.any(String),
    method: 'login',
    head_img: '',
    timestamp: expect.any(Number),
  });
  expect(reply['customer_list']).toEqual([
    { customer_id: 1, customer_name: 'Ada', head_img: '', status: 1 },
    { customer_id: 2, customer_name: 'Bo', head_img: '', status: 1 },
  ]);
  expect(await ada.push('login_push')).toMatchObject({
    code: 0,
    customer_id: 2,
    customer_name: 'Bo',
    timestamp: expect.any(Number),
  });
});

test('[A3] chapter 3.3: a bad token gets 440 and the connection ends', async () => {
  const client = await desk.connect();
  expect(await client.askPlain({ method: 'login', token: 'nonsense' })).toMatchObject({
    code: 440,
    method: 'login',
  });
  await client.end();
});

test('[A3] chapter 3.5, 3.6: a second session gets 490; with force_online the first gets 492 and is closed', async () => {
  const first = await desk.agent('ada');
  const second = await desk.connect();
  const token = await desk.newSession('ada');
  expect(await second.askPlain({ method: 'login', token })).toMatchObject({ code: 490 });
  expect(await second.askPlain({ method: 'login', token, force_online: 1 })).toMatchObject({ code: 0 });
  expect(await first.until(() => first.heard.find(({ code }) => code === 492))).toMatchObject({
    method: 'login',
  });
  expect(await first.end()).toMatchObject({ code: 4092 });
});

test('[A3] tabs of one session live together, and a phone does not compete with a chat', async () => {
  const first = await desk.agent('ada');
  const tab = await desk.connect();
  expect(await tab.askPlain({ method: 'login', token: first.token })).toMatchObject({ code: 0 });
  const phone = await desk.connect();
  expect(
    await phone.askPlain({ method: 'login', token: await desk.newSession('ada'), client: 'phone' }),
  ).toMatchObject({ code: 0 });
  expect(await first.askPlain({ method: 'get_wait_user_list' })).toMatchObject({ code: 0 });
});

test('[A2] chapter 4: logout closes the connection and others hear logout_push at once', async () => {
  const ada = await desk.agent('ada');
  const bo = await desk.agent('bo');
  bo.send({ method: 'logout' });
  expect(await bo.end()).toMatchObject({ code: 1000 });
  expect(await ada.push('logout_push')).toMatchObject({ customer_id: 2, customer_name: 'Bo' });
});

test('[A2] a dropped agent keeps status and threads for the grace period, then is offline', async () => {
  const ada = await desk.agent('ada');
  const bo = await desk.agent('bo');
  bo.terminate();
  // The store has released the session before the grace period starts.
  await expect.poll(() => desk.sockets.onlineAgentIds(1)).toEqual([1]);
  await desk.store.ready();
  await expect.poll(() => desk.sockets.isOnline(people.bo)).toBe(true);
  desk.clock.advance(19_000);
  expect(ada.pushes('logout_push')).toEqual([]);
  expect((await desk.store.reads.agent(people.bo))?.status).toBe('available');
  desk.clock.advance(2_000);
  expect(await ada.push('logout_push')).toMatchObject({ customer_id: 2 });
  expect((await desk.store.reads.agent(people.bo))?.status).toBe('offline');
});

test('[A2] who comes back inside the grace period was never away', async () => {
  const ada = await desk.agent('ada');
  const bo = await desk.agent('bo');
  await ada.push('login_push');
  bo.terminate();
  await expect.poll(() => desk.sockets.onlineAgentIds(1)).toEqual([1]);
  await expect.poll(() => desk.sockets.isOnline(people.bo)).toBe(true);
  desk.clock.advance(5_000);
  const again = await desk.connect();
  await again.askPlain({ method: 'login', token: bo.token });
  desk.clock.advance(16_000);
  await ada.askPlain({ method: 'get_wait_user_list' });
  expect(ada.pushes('logout_push')).toEqual([]);
  expect(ada.pushes('login_push')).toHaveLength(1);
});

test('[A2] who logs in during a colleague’s grace period finds him online, as the others still do', async () => {
  const bo = await desk.agent('bo');
  bo.terminate();
  await expect.poll(() => desk.sockets.onlineAgentIds(1)).toEqual([]);
  await expect.poll(() => desk.sockets.isOnline(people.bo)).toBe(true);
  const ada = await desk.connect();
  const reply = await ada.askPlain({ method: 'login', token: await desk.newSession('ada') });
  expect(reply['customer_list']).toMatchObject([{ customer_id: people.ada }, { customer_id: people.bo }]);
});

test('[A2] [A3] chapter 3: others hear that somebody is there before they hear what he does', async () => {
  const ada = await desk.agent('ada');
  await desk.agent('bo');
  await ada.push('set_customer_status_push');
  const told = ada.heard.map(({ method }) => method).filter((method) => String(method).endsWith('_push'));
  expect(told).toEqual(['login_push', 'set_customer_status_push']);
});

test('[M3] chapter 5: a status reaches the other clients with its id as a string', async () => {
  const ada = await desk.agent('ada');
  const bo = await desk.agent('bo');
  expect(await bo.askPlain({ method: 'set_customer_status', status: 3 })).toMatchObject({
    method: 'set_customer_status',
    code: 0,
  });
  expect(
    await ada.until(() => ada.pushes('set_customer_status_push').find(({ status }) => status === 3)),
  ).toMatchObject({
    code: 0,
    customer_id: '2',
    customer_name: 'Bo',
  });
  expect(bo.pushes('set_customer_status_push').filter(({ customer_id: id }) => id === '2')).toEqual([]);
});

test('chapter 6: get_user_info answers the documented fields', async () => {
  const ada = await desk.agent('ada');
  const visitor = await desk.visitor();
  const { data } = await ada.askPlain({ method: 'get_user_info', userid: visitor.userid });
  expect(Object.keys(data as object)).toEqual(
    expect.arrayContaining([
      'active_time',
      'att_time',
      'bid',
      'city',
      'country',
      'head_img',
      'mobile',
      'nickname',
      'openid',
      'province',
      'realname',
      'sex',
      'wid',
    ]),
  );
  expect(data).toMatchObject({ openid: visitor.userid });
  expect(await ada.askPlain({ method: 'get_user_info', userid: 'nobody' })).toMatchObject({ code: 404 });
});

test('[A8] [R2] chapter 7: auto-connect gives waiting visitors up to capacity, at once when a place is free', async () => {
  const ada = await desk.agent('ada');
  const bo = await desk.agent('bo');
  const visitors = [await desk.visitor(), await desk.visitor(), await desk.visitor()];
  for (const visitor of visitors) await visitor.say('hello');
  expect(await bo.askPlain({ method: 'set_auto_connect_status', status: 1 })).toMatchObject({
    method: 'set_auto_connect_status',
    code: 0,
  });
  await bo.push('connect_list_push', 2);
  await ada.push('connect_push', 2);
  const own = await bo.askPlain({ method: 'get_current_session_list', bid: 1 });
  expect((own['data'] as { user_list: unknown[] }).user_list).toHaveLength(2);
  await bo.askPlain({ method: 'disconnect', userid: visitors[0]?.userid });
  expect(await bo.push('connect_list_push', 3)).toMatchObject({ userid: visitors[2]?.userid });
});

test('[A2] [R2] who comes back inside the grace period is given at once who has come meanwhile', async () => {
  const bo = await desk.agent('bo');
  await bo.askPlain({ method: 'set_auto_connect_status', status: 1 });
  bo.terminate();
  await vi.waitUntil(() => desk.sockets.connections().agent === 0);
  const visitor = await desk.visitor();
  await visitor.say('is anybody there?');
  const back = await desk.connect();
  await back.ask({ method: 'login', token: bo.token });
  expect(await back.push('connect_list_push')).toMatchObject({ userid: visitor.userid });
});

test('[A8] busy and away agents are offered nothing', async () => {
  const bo = await desk.agent('bo');
  await bo.askPlain({ method: 'set_customer_status', status: 2 });
  await bo.askPlain({ method: 'set_auto_connect_status', status: 1 });
  const visitor = await desk.visitor();
  await visitor.say('hello');
  await desk.store.ready();
  expect((await bo.askPlain({ method: 'get_current_session_list' }))['data']).toEqual({ user_list: [] });
  await bo.askPlain({ method: 'set_customer_status', status: 1 });
  await bo.push('connect_list_push');
});

test('[A6] chapter 8: one agent wins; the other has heard connect_push before the refusal', async () => {
  const ada = await desk.agent('ada');
  const bo = await desk.agent('bo');
  const visitor = await desk.visitor();
  await visitor.say('who takes me?');
  const [first, second] = await Promise.all([
    ada.askPlain({ method: 'connect', userid: visitor.userid }),
    bo.askPlain({ method: 'connect', userid: visitor.userid }),
  ]);
  const [winner, loser, lost] = first.code === 0 ? [ada, bo, second] : [bo, ada, first];
  expect(lost).toMatchObject({ code: 409, msg: expect.stringContaining(winner === ada ? 'Ada' : 'Bo') });
  const order = loser.heard.map(({ method }) => method);
  expect(order.indexOf('connect_push')).toBeLessThan(order.indexOf('connect'));
  expect(order).toContain('connect_push');
  expect(winner.pushes('connect_push')).toEqual([]);
});

test('[A6] [A7] chapters 8 and 10: the agent’s own other clients are others too', async () => {
  const bo = await desk.agent('bo');
  const tab = await desk.connect();
  await tab.askPlain({ method: 'login', token: bo.token });
  const { userid, say } = await desk.visitor();
  await say('hello');
  await tab.push('wait_list_push');
  await bo.askPlain({ method: 'connect', userid });
  expect(await tab.push('connect_push')).toMatchObject({ code: 0, userid, customer_id: people.bo });
  await bo.askPlain({ method: 'transform', userid });
  expect(await tab.push('transfer_push')).toMatchObject({ code: 0, userid });
  // What is pushed goes out before a later answer.
  await bo.askPlain({ method: 'get_wait_user_list' });
  expect([...bo.pushes('connect_push'), ...bo.pushes('transfer_push')]).toEqual([]);
});

test('[A8] chapter 8: whom the router gives a visitor hears that he is taken, then what he wrote', async () => {
  const bo = await desk.agent('bo');
  const tab = await desk.connect();
  await tab.askPlain({ method: 'login', token: bo.token });
  const { userid, say } = await desk.visitor();
  await say('hello');
  await bo.askPlain({ method: 'set_auto_connect_status', status: 1 });
  for (const client of [bo, tab]) {
    expect(await client.push('connect_list_push')).toMatchObject({ userid });
    const told = client.heard.filter((frame) => frame['userid'] === userid).map(({ method }) => method);
    expect(told).toEqual(['wait_list_push', 'connect_push', 'connect_list_push']);
  }
});

test('[A7] chapter 9: disconnect closes the thread; only its owner may', async () => {
  const bo = await desk.agent('bo');
  const visitor = await desk.visitor();
  await visitor.say('hello');
  expect(await bo.askPlain({ method: 'disconnect', userid: visitor.userid })).toMatchObject({ code: 403 });
  await bo.askPlain({ method: 'connect', userid: visitor.userid });
  expect(await bo.askPlain({ method: 'disconnect', userid: visitor.userid })).toMatchObject({
    code: 0,
    userid: visitor.userid,
  });
  expect((await desk.store.reads.latestThread(1, visitor.userid))?.state).toBe('closed');
});

test('[A7] chapter 10: transform puts the visitor first in the queue, and not to the same agent next', async () => {
  const bo = await desk.agent('bo');
  const early = await desk.visitor();
  await early.say('first');
  await bo.askPlain({ method: 'connect', userid: early.userid });
  const late = await desk.visitor();
  await late.say('second');
  const ada = await desk.agent('ada');
  expect(await bo.askPlain({ method: 'transform', userid: early.userid })).toMatchObject({
    code: 0,
    method: 'transform',
  });
  expect(await ada.push('transfer_push')).toMatchObject({ code: 0, userid: early.userid });
  const waiting = (await ada.askPlain({ method: 'get_wait_user_list', bid: 1 }))['data'] as {
    user_list: { userid: string }[];
  };
  expect(waiting.user_list.map(({ userid }) => userid)).toEqual([early.userid, late.userid]);
  await bo.askPlain({ method: 'set_auto_connect_status', status: 1 });
  expect(await bo.push('connect_list_push')).toMatchObject({ userid: late.userid });
});

test('[A7] transform with customer_id hands over, with a note for the receiver only', async () => {
  const ada = await desk.agent('ada');
  const bo = await desk.agent('bo');
  const visitor = await desk.visitor();
  await visitor.say('hello');
  await bo.askPlain({ method: 'connect', userid: visitor.userid });
  await bo.askPlain({
    method: 'transform',
    userid: visitor.userid,
    customer_id: '1',
    note: 'wants a refund',
  });
  expect(await ada.push('transfer_push')).toMatchObject({
    userid: visitor.userid,
    customer_id: 1,
    note: 'wants a refund',
  });
  expect(await ada.push('connect_list_push')).toMatchObject({ userid: visitor.userid });
  expect(JSON.stringify(visitor.heard)).not.toContain('refund');
  expect(await ada.askPlain({ method: 'transform', userid: visitor.userid, customer_id: 3 })).toMatchObject({
    code: 404,
  });
  expect(await ada.askPlain({ method: 'transform', userid: visitor.userid, group_no: 'none' })).toMatchObject(
    { code: 404 },
  );
});

test('[A13] [M2] chapter 11: messages of the waiting and of the served visitor, with msg_id and seq', async () => {
  const bo = await desk.agent('bo');
  const other = await desk.agent('chen');
  const visitor = await desk.visitor();
  await visitor.say('one');
  expect(await bo.push('wait_list_push')).toMatchObject({
    code: 0,
    userid: visitor.userid,
    head_img: '',
    nickname: expect.any(String),
    timestamp: expect.any(Number),
    user_query: text('one'),
    seq: 1,
    msg_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
  });
  await bo.askPlain({ method: 'connect', userid: visitor.userid });
  await visitor.say('two');
  expect(await bo.push('connect_list_push')).toMatchObject({
    userid: visitor.userid,
    user_query: text('two'),
    seq: 3,
  });
  await other.askPlain({ method: 'get_wait_user_list' });
  expect(other.pushes('wait_list_push')).toEqual([]);
});

test('[A11] [D1] [D2] chapter 12: sent, numbered, and stored once however often it is sent', async () => {
  const bo = await desk.agent('bo');
  const visitor = await desk.visitor();
  await visitor.say('hello');
  await bo.askPlain({ method: 'connect', userid: visitor.userid });
  expect(
    await bo.askPlain({ method: 'send_to_user', userid: visitor.userid, message: text('hi') }),
  ).toMatchObject({
    code: 0,
    method: 'send_to_user',
    data: { failure: 0, success: 1 },
  });
  const frame = {
    method: 'send_to_user',
    userid: visitor.userid,
    client_msg_id: 'x1',
    message: [...text('a'), ...text('b')],
  };
  const once = await bo.askPlain(frame);
  const again = await bo.askPlain(frame);
  expect(once).toMatchObject({ data: { success: 2, messages: [{ seq: 4 }, { seq: 5 }] } });
  expect(again['data']).toEqual({ ...(once['data'] as object), duplicate: true });
  expect(await bo.askPlain({ ...frame, message: text('other') })).toMatchObject({ code: 409 });
  const texts = visitor.pushes('message_push').map(({ record }) => (record as { seq: number }).seq);
  expect(texts).toEqual([1, 2, 3, 4, 5]);
});

test('[A11] [D2] what a closed thread has stored is not stored again in the next one', async () => {
  const bo = await desk.agent('bo');
  const visitor = await desk.visitor();
  const frame = { method: 'send', client_msg_id: 'same', message: text('only once') };
  await visitor.ask(frame);
  await bo.askPlain({ method: 'connect', userid: visitor.userid });
  await bo.askPlain({ method: 'disconnect', userid: visitor.userid });
  await visitor.say('a new thread');
  expect(await visitor.ask(frame)).toMatchObject({
    code: 0,
    data: { duplicate: true, messages: [{ seq: 1 }] },
  });
});

test('[A9] [A4] chapters 13, 14: the two lists, as documented, with the method in the reply', async () => {
  const bo = await desk.agent('bo');
  const visitor = await desk.visitor();
  await visitor.say('hello');
  expect(await bo.askPlain({ method: 'get_wait_user_list', bid: '1' })).toMatchObject({
    code: 0,
    method: 'get_wait_user_list',
    data: { user_list: [{ userid: visitor.userid, head_img: '', last_message: text('hello') }] },
  });
  await bo.askPlain({ method: 'connect', userid: visitor.userid });
  expect(await bo.askPlain({ method: 'get_current_session_list', bid: '1', customer_id: '2' })).toMatchObject(
    {
      data: { user_list: [{ userid: visitor.userid }] },
    },
  );
  expect(await bo.askPlain({ method: 'get_wait_user_list', bid: 2 })).toMatchObject({ code: 403 });
  expect(await bo.askPlain({ method: 'get_current_session_list', customer_id: 1 })).toMatchObject({
    code: 403,
  });
});

test('[A9] chapters 13 and 14: the last message is what was said, also after the thread went from hand to hand', async () => {
  const bo = await desk.agent('bo');
  const { userid, say } = await desk.visitor();
  await say('hello');
  const listed = async (method: string) =>
    ((await bo.askPlain({ method }))['data'] as { user_list: { [key: string]: unknown }[] }).user_list;
  await bo.askPlain({ method: 'connect', userid });
  expect(await listed('get_current_session_list')).toMatchObject([{ last_message: text('hello') }]);
  desk.clock.advance(5_000);
  await bo.askPlain({ method: 'transform', userid });
  // The time is still that of the last line.
  expect(await listed('get_wait_user_list')).toMatchObject([
    { last_message: text('hello'), last_seq: 3, timestamp: Math.floor(desk.clock.now() / 1000) },
  ]);
});

test('[A9] chapter 15: page 1 is the newest, rows inside a page run oldest first, across threads', async () => {
  const bo = await desk.agent('bo');
  const visitor = await desk.visitor();
  await visitor.say('t1');
  await bo.askPlain({ method: 'connect', userid: visitor.userid });
  await bo.askPlain({ method: 'disconnect', userid: visitor.userid });
  for (const word of ['t4', 't5', 't6']) await visitor.say(word);
  const page = async (number: number) => {
    const reply = await bo.askPlain({
      method: 'get_chat_record',
      bid: '1',
      customer_id: '2',
      userid: visitor.userid,
      page: number,
      pagesize: 2,
    });
    return reply['data'] as {
      list_chat: { message: { value: { text: string } }; is_robot: number; create_time: number }[];
      total: number;
    };
  };
  expect((await page(1)).list_chat.map(({ message }) => message.value.text)).toEqual(['t5', 't6']);
  expect((await page(2)).list_chat.map(({ message }) => message.value.text)).toEqual([
    'Bo closed the conversation',
    't4',
  ]);
  expect((await page(3)).list_chat.map(({ message }) => message.value.text)).toEqual([
    't1',
    'Bo took the conversation',
  ]);
  expect(await page(4)).toEqual({ list_chat: [], total: 6 });
  expect((await page(1)).list_chat[0]).toMatchObject({ is_robot: 0, create_time: expect.any(Number) });
});

test('[A12] [B2] chapter 16: the assistant answers from what is stored, or says that it cannot', async () => {
  const bo = await desk.agent('bo');
  const ask = (question: string) =>
    bo.askPlain({
      method: 'get_answer_from_ai',
      bid: 1,
      customer_id: 2,
      userid: 'x',
      user_query: text(question),
    });
  expect(await ask('how long is the shipping?')).toMatchObject({
    code: 0,
    data: { answered: true, message_list: text('Two to four days.') },
  });
  expect(await ask('我想退货，怎么申请')).toMatchObject({
    data: { answered: true, message_list: text('在订单页点击退货。') },
  });
  expect(await ask('¿aceptan pagar con tarjeta?')).toMatchObject({ data: { answered: true } });
  expect(await ask('what is the capital of France')).toMatchObject({ data: { answered: false } });
});

test('[A4] replies leave in the order of the requests, writes take effect in it', async () => {
  const bo = await desk.agent('bo');
  const visitor = await desk.visitor();
  await visitor.say('hello');
  bo.send({ method: 'connect', userid: visitor.userid, request_id: 1 });
  for (let n = 2; n < 40; n += 1)
    bo.send({ method: 'send_to_user', userid: visitor.userid, request_id: n, message: text(String(n)) });
  bo.send({ method: 'get_chat_record', userid: visitor.userid, pagesize: 100, request_id: 40 });
  bo.send({ method: 'disconnect', userid: visitor.userid, request_id: 41 });
  await bo.until(() => bo.heard.some((reply) => reply['request_id'] === 41));
  const replies = bo.heard.filter((reply) => reply['request_id'] !== undefined);
  expect(replies.slice(1).map((reply) => reply['request_id'])).toEqual(
    [...Array(41).keys()].map((n) => n + 1),
  );
  expect(replies.every(({ code }) => code === 0)).toBe(true);
  const record = replies.find((reply) => reply['request_id'] === 40)?.['data'] as { total: number };
  expect(record.total).toBeGreaterThanOrEqual(40);
});

test('[A10] clients without extensions get added kinds as text and no extension pushes', async () => {
  const plain = await desk.agent('ada');
  const bo = await desk.agent('bo', { extensions: 1 });
  const visitor = await desk.visitor();
  await visitor.ask({
    method: 'send',
    client_msg_id: 'f',
    message: [{ type: 'file', value: { url: 'https://x.example/a.pdf', name: 'a.pdf', size: 3 } }],
  });
  expect(await plain.push('wait_list_push')).toMatchObject({
    user_query: text('File: a.pdf\nhttps://x.example/a.pdf'),
  });
  expect(await bo.push('message_push')).toMatchObject({ record: { message: { type: 'file' } } });
  for (const name of ['message_push', 'thread_push', 'read_push', 'typing_push'])
    expect(plain.pushes(name)).toEqual([]);
});

test('[A10] URLs that are neither http(s) nor a path of this server are refused', async () => {
  const visitor = await desk.visitor();
  for (const url of [
    'javascript:alert(1)',
    '//evil.example/x',
    'data:text/html,x',
    '/\\evil.example',
    'ftp://x/y',
    'http://',
    '\u0000http://x',
  ]) {
    const reply = await visitor.ask({
      method: 'send',
      client_msg_id: `u${url}`,
      message: [{ type: 'picture', value: { url } }],
    });
    expect(reply).toMatchObject({ code: 400 });
  }
});

test('[M1] a visitor has one open thread at most; after a close the next message makes another', async () => {
  const bo = await desk.agent('bo');
  const visitor = await desk.visitor();
  const first = await visitor.say('one');
  const same = await visitor.say('two');
  await bo.askPlain({ method: 'connect', userid: visitor.userid });
  await bo.askPlain({ method: 'disconnect', userid: visitor.userid });
  const next = await visitor.say('three');
  const uid = (reply: typeof first) =>
    (reply['data'] as { thread: { thread_uid: string } }).thread.thread_uid;
  expect(uid(same)).toBe(uid(first));
  expect(uid(next)).not.toBe(uid(first));
});

test('[D3] sync brings what is missing of each own thread, who waits, and what is no longer own', async () => {
  const bo = await desk.agent('bo');
  const visitor = await desk.visitor();
  await visitor.say('one');
  await bo.askPlain({ method: 'connect', userid: visitor.userid });
  for (const word of ['two', 'three']) await visitor.say(word);
  const waiting = await desk.visitor();
  await waiting.say('me too');
  expect(await bo.askPlain({ method: 'sync', threads: { [visitor.userid]: 2, gone: 5 } })).toMatchObject({
    code: 0,
    data: {
      synced: true,
      threads: [{ userid: visitor.userid, last_seq: 4, more: false, messages: [{ seq: 3 }, { seq: 4 }] }],
      wait_list: [{ userid: waiting.userid, last_seq: 1 }],
      removed: ['gone'],
    },
  });
  expect(await bo.askPlain({ method: 'sync', threads: {} })).toMatchObject({
    data: { synced: false, threads: [{ messages: { length: 4 } }] },
  });
});

test('[W7] [W8] an ended session learns it at once', async () => {
  const bo = await desk.agent('bo');
  await desk.store.writes.endAgentSessions({ agentId: people.bo, now: desk.clock.now() });
  await bo.until(() => bo.heard.find(({ code }) => code === 440));
  expect(await bo.end()).toMatchObject({ code: 4040 });
});

test('[A14] [A13] pass-through data reaches the connections of one desk', async () => {
  const ada = await desk.agent('ada');
  const bo = await desk.agent('bo');
  const chen = await desk.agent('chen');
  const excluded = new Set([String(bo.loginReply['client_id'])]);
  expect(desk.sockets.sendToDesk(1, { method: 'chat', n: 1 }, excluded)).toEqual({ success: 1, failure: 0 });
  await ada.push('chat');
  await Promise.all([
    bo.askPlain({ method: 'get_wait_user_list' }),
    chen.askPlain({ method: 'get_wait_user_list' }),
  ]);
  expect([...bo.pushes('chat'), ...chen.pushes('chat')]).toEqual([]);
});

test('[O3] a drain answers what was asked, then says goodbye with 1001', async () => {
  const bo = await desk.agent('bo');
  const visitor = await desk.visitor();
  await visitor.say('hello');
  await bo.askPlain({ method: 'connect', userid: visitor.userid });
  const asked = Array.from({ length: 20 }, (_, n) =>
    bo.ask({ method: 'send_to_user', userid: visitor.userid, message: text(`m${n}`) }),
  );
  await asked[0];
  await desk.sockets.close();
  expect(await bo.end()).toMatchObject({ code: 1001 });
  const { rows } = await desk.store.reads.records({
    deskId: 1,
    userid: visitor.userid,
    page: 1,
    pagesize: 100,
  });
  const stored = rows.filter(({ sender }) => sender === 'agent').length;
  expect(bo.heard.filter(({ method, code }) => method === 'send_to_user' && code === 0)).toHaveLength(stored);
  await Promise.allSettled(asked);
});

test('[D3] a client that knows an earlier thread of the visitor gets all of the new one', async () => {
  const bo = await desk.agent('bo');
  const visitor = await desk.visitor();
  const first = await visitor.say('one');
  await bo.askPlain({ method: 'connect', userid: visitor.userid });
  await bo.askPlain({ method: 'disconnect', userid: visitor.userid });
  for (const word of ['a', 'b', 'c', 'd']) await visitor.say(word);
  await bo.askPlain({ method: 'connect', userid: visitor.userid });
  const { thread } = first['data'] as { thread: { thread_uid: string } };
  const threads = { [visitor.userid]: 3 };
  const synced = await bo.askPlain({
    method: 'sync',
    threads,
    thread_uids: { [visitor.userid]: thread.thread_uid },
  });
  expect(synced).toMatchObject({ data: { threads: [{ last_seq: 5, messages: { length: 5 } }] } });
});
