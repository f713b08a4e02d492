import { afterEach, beforeEach, expect, test } from 'vitest';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import type { Frame, WireClient } from '../interface-4/wire-client.ts';
import { buildOtherDesk } from '../http/testing/other-desk.ts';
import { load, openPageDesk, pageOrigin, signed, type PageDesk } from './testing/page-desk.ts';

let desk: PageDesk;
let bo: WireClient;
let visitor: { client: WireClient; userid: string };
const clock = new ManualClock(Date.now());

beforeEach(async () => {
  desk = await openPageDesk({ clock });
  bo = await desk.agent('bo');
  visitor = await desk.visitor();
  await bo.ask({ method: 'connect', userid: visitor.userid });
});
afterEach(() => desk.close());

type Data = {
  url: string;
  pages: Record<string, unknown>[];
  thread: { thread_uid: string; chat_sign: number };
};
/** What the reply of the method asked for carries. */
const dataOf = (frame: Frame): Data => frame['data'] as Data;
const pagesOf = async (agent = bo, { userid } = visitor) =>
  dataOf(await agent.ask({ method: 'get_business_pages', userid })).pages;
const openAs = async (agent: WireClient, pageId: number, { userid } = visitor) =>
  agent.ask({ method: 'open_business_page', page_id: pageId, userid });
const urlOf = async (pageId: number) => new URL(dataOf(await openAs(bo, pageId)).url);
const verify = (pageId: number, claim: object, more: object = {}, agent = bo) =>
  agent
    .ask({ method: 'verify_business_page', page_id: pageId, load, origin: pageOrigin, ...claim, ...more })
    .then((frame) => frame['data'] ?? frame);
const claimOf = ({ searchParams }: URL) => ({
  timestamp: searchParams.get('timestamp'),
  nonce: searchParams.get('nonce'),
  signature: searchParams.get('signature'),
});

test('[S1] an agent gets the pages for him and this visitor, in order, and never a token', async () => {
  const first = await desk.addPage();
  const others = await desk.addPage({ name: 'Of ada', agent_ids: [1] });
  const members = await desk.addPage({ name: 'Members', visitors: 'members' });
  const last = await desk.addPage({ name: 'Search', workgroup_ids: [1], live_parameters: true });
  const pages = await pagesOf();
  expect(pages).toEqual([
    {
      page_id: first.id,
      name: 'Orders',
      origin: pageOrigin,
      scopes: ['visitor:read', 'message:send', 'thread:sign'],
      live: false,
      version: 1,
    },
    expect.objectContaining({ page_id: last.id, live: true }),
  ]);
  expect(JSON.stringify(pages)).not.toMatch(/pag_|token/);
  expect(await openAs(bo, others.id)).toMatchObject({
    code: 403,
    msg: expect.stringContaining('other agents'),
  });
  expect(await openAs(bo, members.id)).toMatchObject({ code: 403 });
  expect(await openAs(bo, 99_999)).toMatchObject({ code: 404 });
});

test("[S1] another desk's page does not exist, whatever is asked of it", async () => {
  const other = await buildOtherDesk(desk.server.deps);
  const { writes } = desk.server.deps.store;
  const made = await writes.addBusinessPage({
    deskId: other.deskId,
    by: { agentId: other.agentId, agentName: 'Stranger' },
    now: clock.now(),
    token: 'other-token',
    page: {
      name: 'Theirs',
      url: `${pageOrigin}/`,
      data: [],
      scopes: ['message:send', 'thread:sign', 'visitor:read'],
      agentIds: [],
      workgroupIds: [],
      visitors: 'all',
      liveParameters: false,
    },
  });
  const { businessPageId: pageId } = made as { businessPageId: number };
  const { userid } = visitor;
  const { pages } = { pages: await pagesOf() };
  expect(pages).toEqual([]);
  for (const frame of [
    { method: 'open_business_page', page_id: pageId, userid },
    { method: 'get_page_visitor', page_id: pageId, userid },
    { method: 'send_to_user', page_id: pageId, userid, message: [{ type: 'text', value: { text: 'x' } }] },
    { method: 'set_chat_sign', page_id: pageId, userid, thread_uid: 'x', chat_sign: 1 },
    {
      method: 'verify_business_page',
      page_id: pageId,
      load,
      origin: pageOrigin,
      ...signed('other-token', 'sha1', { at: clock.now() }),
    },
  ])
    expect(await bo.ask(frame)).toMatchObject({ code: 404 });
  expect(JSON.stringify(visitor.client.heard)).not.toContain('"text":"x"');
});

test('[S1] who may not read the conversation opens no page beside it; a disabled agent none at all', async () => {
  const { id } = await desk.addPage();
  const chen = await desk.agent('chen');
  expect(await chen.ask({ method: 'get_business_pages', userid: visitor.userid })).toMatchObject({
    code: 403,
  });
  expect(await openAs(chen, id)).toMatchObject({ code: 403 });
  const { writes } = desk.server.deps.store;
  const by = { agentId: 1, agentName: 'Ada' };
  const entry = (await desk.server.deps.store.reads.agentEntries(1, 0)).find(({ id: agent }) => agent === 2);
  await writes.changeAgent({
    deskId: 1,
    by,
    now: clock.now(),
    agentId: 2,
    version: entry?.version ?? 0,
    change: { enabled: false },
  });
  await bo.end();
  expect(bo.closed).not.toBeNull();
});

test('[S2] parameters are encoded twice, and read back as they are, Chinese and signs too', async () => {
  const name = '李 梅&=+%/"日本😀';
  const { store } = desk.server.deps;
  await store.writes.updateVisitor({
    deskId: 1,
    agentId: 2,
    userid: visitor.userid,
    change: { realname: name, memo: 'x'.repeat(4000), tags: ['a', 'b'] },
  });
  const { id } = await desk.addPage({
    url: `${pageOrigin}/panel?shop=7&visitorData=own#/orders`,
    data: ['visitorData', 'routeData', 'chatData', 'crmData', 'metaData'],
  });
  const url = await urlOf(id);
  const read = (param: string, sub?: string) => {
    const value = url.searchParams.get(param);
    return sub === undefined ? value : new URLSearchParams(value ?? '').get(sub);
  };
  expect(url.hash).toBe('#/orders');
  expect(read('shop')).toBe('7');
  expect(read('visitorData', 'visitorId')).toBe(visitor.userid);
  expect(read('crmData', 'name')).toBe(name);
  expect(read('crmData', 'memo')).toBe('x'.repeat(200));
  expect(read('routeData', 'staffName')).toBe('Bo');
  expect(read('chatData', 'chatStatus')).toBe('1');
  expect(url.searchParams.getAll('visitorData')).toHaveLength(1);
  // Once decoded it is still `k=v&k=v` with encoded values.
  expect(url.searchParams.get('crmData')).toContain(`name=${encodeURIComponent(name)}&`);
  expect(read('metaData')).toBeNull();
  expect(url.href.length).toBeLessThan(8000);
});

test('[S2] a page gets the parameters that were ticked, and no others', async () => {
  const { id } = await desk.addPage({ data: ['chatData'], url: `${pageOrigin}/` });
  expect([...(await urlOf(id)).searchParams.keys()]).toEqual(['chatData', 'timestamp', 'nonce', 'signature']);
});

test("[S2] what the company's page says of its visitor reaches its business pages as it is, and stays", async () => {
  const { token } = (await visitor.client.push('hello'))['data'] as { token: string };
  const hello = { method: 'hello', desk: 1, token };
  const said = 'aes:9f&=?#/李 "<b>';
  await visitor.client.ask({ ...hello, meta_data: said, my_data: 'cart=3' });
  const { id } = await desk.addPage({ data: ['metaData', 'myData'], scopes: ['visitor:read'] });
  const parameters = async () => Object.fromEntries((await urlOf(id)).searchParams);
  expect(await parameters()).toMatchObject({ metaData: said, myData: 'cart=3' });
  const beside = { method: 'get_page_visitor', page_id: id, userid: visitor.userid };
  expect(dataOf(await bo.ask(beside))).toMatchObject({ metaData: said, myData: 'cart=3' });
  await visitor.client.ask({ ...hello, my_data: '' });
  expect(await parameters()).toMatchObject({ metaData: said });
  expect(await parameters()).not.toHaveProperty('myData');
  expect(await visitor.client.ask({ ...hello, meta_data: 'x'.repeat(1025) })).toMatchObject({ code: 400 });
});

test('[S3] the signed address proves itself, once for each load; a nonce shown in another load is refused', async () => {
  const { id } = await desk.addPage();
  const claim = claimOf(await urlOf(id));
  expect(await verify(id, claim)).toEqual({ verified: true });
  // The same load may ask again: an answer may have been lost on the way.
  expect(await verify(id, claim)).toEqual({ verified: true });
  const other = { load: 'b'.repeat(32) };
  expect(await verify(id, claim, other)).toEqual({ verified: false, reason: 'nonce_used' });
  const next = claimOf(await urlOf(id));
  expect(next.nonce).not.toBe(claim.nonce);
  expect(await verify(id, next, other)).toEqual({ verified: true });
  // A colleague's frame that repeats both names is another frame.
  expect(await verify(id, claim, {}, await desk.agent('ada'))).toEqual({
    verified: false,
    reason: 'nonce_used',
  });
});

test.each(['sha1', 'hmac'] as const)('[S3] a company may sign for itself: %s', async (scheme) => {
  const { id, token } = await desk.addPage();
  const at = clock.now();
  const own = (more: object = {}, key = token) => signed(key, scheme, { at, ...more });
  expect(await verify(id, own())).toEqual({ verified: true });
  const cases: [object, object, string][] = [
    [own({ nonce: 'n2' }, 'guessed'), {}, 'bad_signature'],
    [{ ...own({ nonce: 'n3' }), nonce: 'n4' }, {}, 'bad_signature'],
    [own({ nonce: 'n5', at: at - 301_000 }), {}, 'signature_expired'],
    [own({ nonce: 'n6', at: at + 302_000 }), {}, 'signature_expired'],
    [own({ nonce: 'n7' }), { origin: 'https://orders.example.evil.example' }, 'origin_not_registered'],
    [own({ nonce: 'n7' }), { origin: 'http://orders.example' }, 'origin_not_registered'],
    [own({ nonce: 'n7' }), { origin: 'null' }, 'origin_not_registered'],
  ];
  for (const [claim, more, reason] of cases)
    expect(await verify(id, claim, more)).toEqual({ verified: false, reason });
  // Nobody's nonce was used up by a claim that failed.
  expect(await verify(id, own({ nonce: 'n7' }))).toEqual({ verified: true });
  for (const seconds of [-299, 299])
    expect(await verify(id, own({ nonce: `w${seconds}`, at: at + seconds * 1000 }))).toEqual({
      verified: true,
    });
});

test("[S3] another page's signature, and one of a token that was rotated, prove nothing", async () => {
  const [orders, search] = [await desk.addPage(), await desk.addPage({ name: 'Search' })];
  const claim = claimOf(await urlOf(orders.id));
  expect(await verify(search.id, claim)).toEqual({ verified: false, reason: 'bad_signature' });
  await desk.server.deps.store.writes.rotateBusinessPageToken({
    deskId: 1,
    by: { agentId: 1, agentName: 'Ada' },
    now: clock.now(),
    businessPageId: orders.id,
    version: 1,
    token: 'new-token',
  });
  expect(await verify(orders.id, claim)).toEqual({ verified: false, reason: 'bad_signature' });
});

test('[S3] malformed claims are refused in words and change nothing', async () => {
  const { id, token } = await desk.addPage();
  const good = signed(token, 'sha1', { at: clock.now() });
  for (const wrong of [
    { signature: 'x' },
    { signature: good.signature.toUpperCase() },
    { nonce: '' },
    { nonce: 'n'.repeat(129) },
    { timestamp: {} },
    { timestamp: '__proto__' },
    { load: 'g'.repeat(32) },
    { origin: null },
    { page_id: '__proto__' },
    { page_id: 0 },
  ])
    expect(await verify(id, good, wrong)).toMatchObject({ code: 400 });
  expect(await verify(id, good)).toEqual({ verified: true });
});

test('[S6] [S8] what a page hears of the visitor: only with its scope, and the customer data only with theirs', async () => {
  const ask = (pageId: number) =>
    bo.ask({ method: 'get_page_visitor', page_id: pageId, userid: visitor.userid });
  await bo.ask({ method: 'update_visitor', userid: visitor.userid, realname: 'Mei', memo: 'likes tea' });
  const mute = await desk.addPage({ scopes: [] });
  expect(await ask(mute.id)).toMatchObject({ code: 403, msg: expect.stringContaining('visitor:read') });
  const half = await desk.addPage({ scopes: ['visitor:read'] });
  expect(dataOf(await ask(half.id))).toMatchObject({
    chatStatus: 1,
    visitorData: { visitorId: visitor.userid },
    chatData: { chatStatus: 1 },
    crmData: {},
  });
  const whole = await desk.addPage({ scopes: ['visitor:read', 'crm:read'] });
  expect(dataOf(await ask(whole.id))).toMatchObject({ crmData: { name: 'Mei', memo: 'likes tea' } });
  await bo.ask({ method: 'disconnect', userid: visitor.userid });
  const ended = dataOf(await ask(whole.id));
  expect(ended).toMatchObject({ chatStatus: 2 });
  expect(ended).not.toHaveProperty('chatData');
});

test('[S8] a page sends only with its right, on the way of every send; the visitor gets it', async () => {
  const { userid } = visitor;
  const send = (pageId: number, id: string) =>
    bo.ask({
      method: 'send_to_user',
      page_id: pageId,
      client_msg_id: id,
      userid,
      message: [{ type: 'text', value: { text: 'from a page' } }],
    });
  const mute = await desk.addPage({ scopes: ['visitor:read'] });
  expect(await send(mute.id, 'one')).toMatchObject({
    code: 403,
    msg: expect.stringContaining('message:send'),
  });
  expect(
    visitor.client.pushes('message_push').filter((push) => JSON.stringify(push).includes('from a page')),
  ).toEqual([]);
  const page = await desk.addPage();
  expect(await send(page.id, 'one')).toMatchObject({ code: 0, data: { success: 1 } });
  expect(await send(page.id, 'one')).toMatchObject({ code: 0, data: { duplicate: true } });
  const heard = () =>
    visitor.client.pushes('message_push').filter((push) => JSON.stringify(push).includes('from a page'));
  await visitor.client.until(() => heard()[0]);
  expect(heard()).toHaveLength(1);
  const members = await desk.addPage({ visitors: 'members' });
  expect(await send(members.id, 'two')).toMatchObject({ code: 403 });
});

test('[S7] the mark is stored on the thread, told to whoever sees it, and cannot be set elsewhere', async () => {
  const { userid } = visitor;
  const { id } = await desk.addPage();
  const threadOf = async () => dataOf(await bo.ask({ method: 'get_thread', userid })).thread;
  const { thread_uid: uid, chat_sign: before } = await threadOf();
  expect(before).toBe(0);
  const sign = (more: object = {}, agent = bo) =>
    agent.ask({ method: 'set_chat_sign', userid, thread_uid: uid, chat_sign: 1, page_id: id, ...more });
  const ada = await desk.agent('ada');
  for (const value of [2, -1, '1', true, null])
    expect(await sign({ chat_sign: value })).toMatchObject({ code: 400 });
  expect(await sign({ thread_uid: 'another' })).toMatchObject({ code: 404 });
  expect(await sign({ page_id: (await desk.addPage({ scopes: [] })).id })).toMatchObject({ code: 403 });
  expect(await sign({}, ada)).toMatchObject({ code: 403 });
  expect((await threadOf()).chat_sign).toBe(0);
  expect(await sign()).toMatchObject({ code: 0 });
  const told = await bo.until(() => bo.pushes('thread_push').find(({ action }) => action === 'signed'));
  expect(told).toMatchObject({ thread: { thread_uid: uid, chat_sign: 1 } });
  expect(await threadOf()).toMatchObject({ chat_sign: 1 });
  expect(await sign()).toMatchObject({ code: 0 });
  expect(bo.pushes('thread_push').filter(({ action }) => action === 'signed')).toHaveLength(1);
  expect(await sign({ chat_sign: 0 })).toMatchObject({ code: 0 });
  await bo.until(() => bo.pushes('thread_push').filter(({ action }) => action === 'signed')[1]);
  expect((await threadOf()).chat_sign).toBe(0);
});

test('[A15] an agent writes down what he learned; the others are told; what is malformed is refused in words', async () => {
  const { userid } = visitor;
  const update = (fields: object, agent = bo) => agent.ask({ method: 'update_visitor', userid, ...fields });
  const ada = await desk.agent('ada');
  expect(
    await update({
      realname: ' Li Mei\u0000 ',
      mobile: '+86 138 0013 8000',
      email: 'mei@example.com',
      age: 30,
    }),
  ).toMatchObject({
    code: 0,
    data: { realname: 'Li Mei', mobile: '+86 138 0013 8000', email: 'mei@example.com', age: 30, tags: [] },
  });
  expect(await update({ tags: [' VIP ', 'vip', 'Wholesale', ' '], memo: 'two\nlines' })).toMatchObject({
    data: { realname: 'Li Mei', tags: ['VIP', 'Wholesale'], memo: 'two\nlines' },
  });
  const pushes = await ada.until(() => ada.pushes('visitor_push').length === 2 && ada.pushes('visitor_push'));
  expect(pushes[1]).toMatchObject({
    userid,
    customer_id: 2,
    details: { realname: 'Li Mei', tags: ['VIP', 'Wholesale'] },
  });
  // Nothing has changed, so nothing is told.
  await update({ realname: 'Li Mei' });
  for (const wrong of [
    { email: 'nobody' },
    { email: 'a@b,c@d' },
    { mobile: 'call me' },
    { age: -1 },
    { age: 1e9 },
    { tags: ['x'.repeat(41)] },
    { tags: 'VIP' },
    { sex: 3 },
    { realname: 'x'.repeat(129) },
  ])
    expect(await update(wrong)).toMatchObject({ code: 400 });
  expect(await update({ realname: 'x' }, await desk.agent('chen'))).toMatchObject({ code: 403 });
  expect(await bo.ask({ method: 'update_visitor', userid: 'nobody', realname: 'x' })).toMatchObject({
    code: 404,
  });
  expect(dataOf(await bo.ask({ method: 'get_user_info', userid }))).toMatchObject({
    realname: 'Li Mei',
    email: 'mei@example.com',
    age: 30,
  });
  expect(await update({ realname: '', age: null, tags: [] })).toMatchObject({
    data: { realname: '', age: null, tags: [], email: 'mei@example.com' },
  });
  await ada.until(() => ada.pushes('visitor_push').length === 3);
});
