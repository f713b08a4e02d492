import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask, loginAs } from '../http/testing/http-client.ts';
import { get } from '../sip/testing/sip-text.ts';
import { SipPage } from '../sip/testing/sip-page.ts';
import { callPushed, openPhoneDesk, type PhoneDesk, statusPushed } from './testing/phone-desk.ts';

let desk: PhoneDesk;
beforeAll(async () => {
  desk = await openPhoneDesk();
});
afterAll(() => desk.close());
/** Nobody is in a wrap-up of the test before. */
beforeEach(async () => {
  const settings = await desk.store.reads.callPolicy(1);
  await desk.store.writes.changeCallPolicy({
    deskId: 1,
    by: { agentId: 1, agentName: 'Ada' },
    now: 1,
    version: settings.version,
    change: { wrapUpSeconds: 0 },
  });
});

test('[P6] a credential is minted for the agent who is signed in, and opens the line', async () => {
  const ada = await desk.phone('ada');
  const { sip, seat, extension, ...rest } = await desk.dataOf(ada);
  expect({ seat, extension }).toEqual({ seat: true, extension: '1001' });
  expect(rest).toMatchObject({ agent_status: 1, group_no: 'G1', lease: null, call: null });
  expect(sip?.username).toMatch(/^\d{10}:1001$/);
  expect((sip?.expires_at ?? 0) - Date.now()).toBeLessThanOrEqual(3_600_000);
  await desk.page(ada);
});

test('[P6] an agent without a seat gets no credential', async () => {
  const diaz = await desk.phone('diaz');
  expect(await desk.dataOf(diaz)).toMatchObject({ seat: false, sip: null, extension: '' });
  expect(await diaz.ask({ method: 'claim_media_lease', tab: 't' })).toMatchObject({ code: 403 });
});

test("[P6] nobody registers with another one's credential, or with an invented one", async () => {
  const { sip } = await desk.dataOf(await desk.phone('bo'));
  if (!sip) throw new Error('no seat');
  const url = `${desk.server.wsUrl}/sip`;
  const foreign = await SipPage.open(url, '1001', sip);
  expect((await foreign.register()).status).toBe(403);
  const invented = await SipPage.open(url, '1002', { ...sip, password: 'x' });
  expect((await invented.register()).status).toBe(401);
  foreign.drop();
  invented.drop();
});

test('[P5] [P8] [M3] colleagues talk: both are busy in every vocabulary, both have the record, then both are back', async () => {
  const [ada, bo, watcher] = await Promise.all([desk.phone('ada'), desk.phone('bo'), desk.chat('chen')]);
  const [one, two] = [await desk.page(ada), await desk.page(bo)];
  const end = one.invite('1002', [
    ['X-Order-Id', 'o-1'],
    ['X-Params', encodeURIComponent('{"vip":true}')],
  ]);
  const answered = await two.answer();
  expect(get(answered.invite, 'x-order-id')).toBe('o-1');
  await one.connected(end);
  const calling = await callPushed(
    ada,
    ({ state, order_id: order }) => state === 'talking' && order === 'o-1',
  );
  expect(calling).toMatchObject({ direction: 1, params: '{"vip":true}', caller: '1001', callee: '1002' });
  expect(calling['colleague']).toMatchObject({ customer_name: 'Bo' });
  const called = await callPushed(bo, ({ state, order_id: order }) => state === 'talking' && order === 'o-1');
  expect(called).toMatchObject({
    direction: 0,
    agent: { customer_name: 'Bo' },
    colleague: { customer_name: 'Ada' },
  });
  await statusPushed(watcher, 1, 2);
  await statusPushed(watcher, 2, 2);
  expect(await desk.dataOf(ada)).toMatchObject({ agent_status: 2 });
  const before = watcher.pushes('set_customer_status_push').length;
  one.request(end, 'BYE');
  await callPushed(bo, ({ state, order_id: order }) => state === 'ended' && order === 'o-1');
  await statusPushed(watcher, 1, 1, before);
  await statusPushed(watcher, 2, 1, before);
  const { data } = await ada.ask({ method: 'get_calls', search: 'o-1' });
  expect(data).toMatchObject({
    total: 1,
    calls: [{ result: 'answered', ended_by: 'agent', hangup_code: null }],
  });
});

test('[P4] each code of interface 2 has a number that ends with it, recorded and in the audit log', async () => {
  const ada = await desk.phone('ada');
  const page = await desk.page(ada);
  for (const code of [800, 801, 810, 811, 812, 813, 814, 815, 816, 817, 819]) {
    page.invite(`8${code}`);
    const refused = await page.takeFinal('INVITE');
    const isNetwork = code === 800 || code === 801;
    expect([refused.status, get(refused, 'x-hangup-code')]).toEqual([isNetwork ? 503 : 403, String(code)]);
    await callPushed(ada, ({ state, hangup_code: told }) => state === 'ended' && told === code);
  }
});

test('[P4] the policy refuses before anything rings: 811, 812, 819, 816', async () => {
  const bo = await desk.phone('bo');
  const page = await desk.page(bo);
  const codeOf = async (number: string, caller = ''): Promise<string> => {
    page.invite(number, caller === '' ? [] : [['X-Caller', caller]]);
    const refused = await page.takeFinal('INVITE');
    expect(refused.status).toBe(403);
    return get(refused, 'x-hangup-code');
  };
  // Cuba is on nobody's list; a German number that is too short; the demo's own country, but no line to the outside.
  expect(await codeOf('5352345678')).toBe('811');
  expect(await codeOf('49123')).toBe('812');
  expect(await codeOf('999')).toBe('812');
  expect(await codeOf('85221234567', '85299999999')).toBe('816');
  expect(await codeOf('85221234567')).toBe('819');
  const token = await loginAs(desk.server.url, 'ada');
  const { data } = await ask(`${desk.server.url}/api/admin/audit`, { token });
  const denials = (data as unknown as { action: string; after: { code: number } }[]).filter(
    ({ action }) => action === 'call.denied',
  );
  expect(denials.slice(0, 5).map(({ after }) => after.code)).toEqual([819, 816, 812, 812, 811]);
});

test('[M3] who is away is not rung, and can call out', async () => {
  const [ada, bo] = await Promise.all([desk.phone('ada'), desk.phone('bo')]);
  const [one, two] = [await desk.page(ada), await desk.page(bo)];
  await bo.ask({ method: 'set_phone_status', status: 4 });
  expect(await desk.dataOf(bo)).toMatchObject({ agent_status: 4 });
  one.invite('1002');
  expect((await one.takeFinal('INVITE')).status).toBe(480);
  const end = two.invite('8822');
  await two.takeReply(180, 'INVITE');
  expect(await desk.dataOf(bo)).toMatchObject({ agent_status: 2 });
  two.request(end, 'CANCEL');
  await callPushed(bo, ({ state, callee }) => state === 'ended' && callee === '8822');
  // R4: he comes back to what he was.
  await bo.until(() => bo.pushes('set_customer_status_push').findLast(({ reason }) => reason === 'meal'));
  await bo.ask({ method: 'set_phone_status', status: 1 });
});

test('[R4] [M3] in a call the desk is told that what was chosen comes later; after it, it has come', async () => {
  const [ada, workbench] = [await desk.phone('ada'), await desk.chat('ada')];
  const page = await desk.page(ada);
  const end = page.invite('8822');
  await page.takeReply(180, 'INVITE');
  const meal = { method: 'set_customer_status', status: 3, reason: 'meal' };
  expect(await workbench.ask(meal)).toMatchObject({ code: 0, status: 2 });
  expect(await ada.ask({ method: 'set_phone_status', status: 5 })).toMatchObject({
    data: { agent_status: 2 },
  });
  page.request(end, 'CANCEL');
  await workbench.until(() =>
    workbench.pushes('set_customer_status_push').find(({ reason }) => reason === 'restroom'),
  );
  expect(await workbench.ask({ ...meal, status: 1 })).not.toHaveProperty('status');
});
