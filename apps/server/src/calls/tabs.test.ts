import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WireClient } from '../interface-4/wire-client.ts';
import { dataIn, openPhoneDesk, type PhoneDesk } from './testing/phone-desk.ts';

let desk: PhoneDesk;
beforeEach(async () => {
  desk = await openPhoneDesk();
});
afterEach(() => desk.close());

const claim = (client: WireClient, tab: string, more: Record<string, unknown> = {}) =>
  client.ask({ method: 'claim_media_lease', tab, ...more });
const call = {
  code: 2,
  callId: 'c1',
  direction: 1,
  caller: '1001',
  callee: '8820',
  muted: false,
  held: false,
  unknown: '<script>',
};

test('[P7] of many tabs that want the phone at once one gets it, and all learn which', async () => {
  const tabs = await Promise.all(Array.from({ length: 6 }, () => desk.phone('ada')));
  const claims = await Promise.all(tabs.map((tab, n) => claim(tab, `t${n}`)));
  const granted = claims.filter((reply) => dataIn(reply)['granted'] === true);
  expect(granted).toHaveLength(1);
  const holder = granted.map((reply) => dataIn(reply)['holder_tab'])[0];
  for (const reply of claims) expect(dataIn(reply)).toMatchObject({ holder_tab: holder });
  for (const tab of tabs) expect(await tab.push('media_lease_push')).toMatchObject({ holder_tab: holder });
  const late = await desk.phone('ada');
  expect(await desk.dataOf(late)).toMatchObject({ lease: { holder_tab: holder } });
});

test('[P7] who takes the phone fences the holder before it; renewing and publishing by the old number is refused', async () => {
  const [one, two] = await Promise.all([desk.phone('ada'), desk.phone('ada')]);
  const first = dataIn(await claim(one, 'one'));
  expect(dataIn(await claim(two, 'two'))).toMatchObject({ granted: false, holder_tab: 'one' });
  const second = dataIn(await claim(two, 'two', { take: true }));
  expect(Number(second['fencing'])).toBeGreaterThan(Number(first['fencing']));
  const old = { tab: 'one', fencing: first['fencing'] };
  expect(await one.ask({ method: 'renew_media_lease', ...old })).toMatchObject({ code: 409 });
  expect(await one.ask({ method: 'publish_call_state', fencing: first['fencing'], call })).toMatchObject({
    code: 409,
  });
  // It says goodbye with its old number: the new holder stays.
  await one.ask({ method: 'release_media_lease', ...old });
  expect(
    await two.ask({ method: 'renew_media_lease', tab: 'two', fencing: second['fencing'] }),
  ).toMatchObject({
    code: 0,
  });
  await two.ask({ method: 'release_media_lease', tab: 'two', fencing: second['fencing'] });
  expect(await one.push('media_lease_push', 3)).toMatchObject({ holder_tab: null });
  const third = dataIn(await claim(one, 'one'));
  expect(Number(third['fencing'])).toBeGreaterThan(Number(second['fencing']));
});

test('[P7] the other tabs and the workbench mirror the call; what no schema names goes no further', async () => {
  const [holder, mirror, workbench, colleague] = await Promise.all([
    desk.phone('ada'),
    desk.phone('ada'),
    desk.chat('ada'),
    desk.phone('bo'),
  ]);
  const { fencing } = dataIn(await claim(holder, 'one'));
  await holder.ask({ method: 'publish_call_state', fencing, call });
  const { unknown: _, ...known } = call;
  for (const tab of [mirror, workbench])
    expect(await tab.push('call_state_push')).toMatchObject({ call: known });
  expect((await mirror.push('call_state_push'))['call']).not.toHaveProperty('unknown');
  expect(await desk.dataOf(await desk.phone('ada'))).toMatchObject({ call: known });
  await holder.ask({ method: 'publish_call_state', fencing, call: null });
  expect(await mirror.push('call_state_push', 2)).toMatchObject({ call: null });
  expect(await desk.dataOf(mirror)).toMatchObject({ call: null });
  await colleague.ask({ method: 'get_phone' });
  expect(colleague.pushes('call_state_push')).toEqual([]);
  expect(holder.pushes('call_state_push')).toEqual([]);
});

test('[P7] a command from any tab reaches the holder, and its result the one that asked', async () => {
  const [holder, mirror, workbench] = await Promise.all([
    desk.phone('ada'),
    desk.phone('ada'),
    desk.chat('ada'),
  ]);
  expect(await workbench.ask({ method: 'phone_command', command: 'hold' })).toMatchObject({ code: 404 });
  await claim(holder, 'one');
  await claim(mirror, 'two');
  const asked = dataIn(await workbench.ask({ method: 'phone_command', command: 'dial', callee: '8820' }));
  expect(asked).toMatchObject({ holder_tab: 'one' });
  const told = await holder.push('phone_command_push');
  expect(told).toMatchObject({
    command: 'dial',
    callee: '8820',
    tab: 'one',
    command_id: asked['command_id'],
  });
  await holder.ask({ method: 'command_result', command_id: told['command_id'], ok: false, reason: 'busy' });
  expect(await workbench.push('command_result_push')).toMatchObject({
    command_id: asked['command_id'],
    ok: false,
    reason: 'busy',
  });
  await mirror.ask({ method: 'get_phone' });
  expect([mirror.pushes('phone_command_push'), mirror.pushes('command_result_push')]).toEqual([[], []]);
  expect(await mirror.ask({ method: 'phone_command', command: 'dtmf' })).toMatchObject({ code: 400 });
  expect(await mirror.ask({ method: 'phone_command', command: 'mute', tab: 'two' })).toMatchObject({
    code: 409,
  });
});

test("[P7] only the holder's page is rung, and a page with an old lease cannot dial", async () => {
  const [ada, bo] = await Promise.all([desk.phone('ada'), desk.phone('bo')]);
  const lease = dataIn(await claim(bo, 'one'));
  const [caller, holder, other] = [
    await desk.page(ada),
    await desk.page(bo, [['X-Media-Lease', Number(lease['fencing'])]]),
    await desk.page(bo),
  ];
  const end = caller.invite('1002');
  await holder.answer();
  await caller.connected(end);
  expect(other.seen.filter(({ method }) => method === 'INVITE')).toEqual([]);
  caller.request(end, 'BYE');
  await caller.takeReply(200, 'BYE');
  await claim(bo, 'two', { take: true });
  holder.invite('8821', [['X-Media-Lease', Number(lease['fencing'])]]);
  expect((await holder.takeFinal('INVITE')).status).toBe(403);
});

test('[M3] [A2] who signs in to the phone alone is available, and offline after a while without it', async () => {
  const watcher = await desk.chat('chen');
  const ada = await desk.phone('ada');
  expect(await desk.dataOf(ada)).toMatchObject({ agent_status: 1 });
  expect(await watcher.push('set_customer_status_push')).toMatchObject({ customer_id: '1', status: 1 });
  // P7: the phone does not compete with the desk for the account.
  const workbench = await desk.chat('ada');
  await ada.ask({ method: 'set_phone_status', status: 3 });
  expect(await workbench.push('set_customer_status_push')).toMatchObject({ status: 3, reason: 'meeting' });
  await workbench.ask({ method: 'set_customer_status', status: 2 });
  expect(
    await ada.until(() => ada.pushes('set_customer_status_push').find(({ status }) => status === 2)),
  ).toBeTruthy();
  expect(await desk.dataOf(ada)).toMatchObject({ agent_status: 2 });
});

test('[A2] [M3] a phone alone that goes and does not come back is offline; one that comes back is not', async () => {
  const quick = await openPhoneDesk({ graceMs: 300 });
  try {
    const watcher = await quick.chat('chen');
    const first = await quick.phone('ada');
    await quick.dataOf(first);
    first.terminate();
    const second = await quick.phone('ada');
    expect(await quick.dataOf(second)).toMatchObject({ agent_status: 1 });
    second.terminate();
    expect(await watcher.push('logout_push')).toMatchObject({ customer_id: 1 });
    expect(watcher.pushes('logout_push')).toHaveLength(1);
    expect(await quick.store.reads.agent(1)).toMatchObject({ status: 'offline' });
  } finally {
    await quick.close();
  }
});

test('[P7] a holder that died with its call leaves no ghost of it in the other tabs', async () => {
  const [ada, mirror] = [await desk.phone('ada'), await desk.phone('ada')];
  const { fencing } = dataIn(await claim(ada, 'one'));
  const page = await desk.page(ada, [['X-Media-Lease', Number(fencing)]]);
  const uid = '0123456789abcdef0123456789abcdef';
  page.invite('8822', [
    ['X-Call-Id', uid],
    ['X-Media-Lease', Number(fencing)],
  ]);
  await page.takeReply(180, 'INVITE');
  await ada.ask({ method: 'publish_call_state', fencing, call: { ...call, code: 0, callId: uid } });
  expect(await mirror.push('call_state_push')).toMatchObject({ call: { callId: uid } });
  page.drop();
  ada.terminate();
  expect(await mirror.push('call_state_push', 2)).toMatchObject({ call: null });
});

test('[P4] [D5] hostile frames get a code and disturb nobody', async () => {
  const ada = await desk.phone('ada');
  const frames: Record<string, unknown>[] = [
    { method: 'claim_media_lease' },
    { method: 'claim_media_lease', tab: '' },
    { method: 'claim_media_lease', tab: { toString: 'x' } },
    { method: 'renew_media_lease', tab: 'x', fencing: -1 },
    { method: 'renew_media_lease', tab: 'x', fencing: '1' },
    { method: 'publish_call_state', fencing: 1, call: { code: 9 } },
    { method: 'publish_call_state', fencing: 1, call: { ...call, callId: 'x'.repeat(65) } },
    { method: 'phone_command', command: '__proto__' },
    { method: 'phone_command', command: 'dtmf', digits: 'x' },
    { method: 'command_result', command_id: '', ok: true },
    { method: 'set_phone_status', status: 0 },
    { method: 'set_phone_status', status: '1' },
    { method: 'get_calls', page: 0 },
    { method: 'get_calls', pagesize: 101 },
    { method: 'get_calls', search: 'x'.repeat(101) },
    { method: 'get_calls', from: 'yesterday' },
  ];
  for (const frame of frames) expect(await ada.ask(frame as { method: string })).toMatchObject({ code: 400 });
  for (const search of ['%', '_', '\\', "'; DROP TABLE call; --", '\u0000'])
    expect(await ada.ask({ method: 'get_calls', search })).toMatchObject({ code: 0, data: { total: 0 } });
});
