import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, ask, loginAs } from '../http/testing/http-client.ts';
import { callPushed, openPhoneDesk, type PhoneDesk } from './testing/phone-desk.ts';

const secret = 'the-secret-of-the-SIP-server';
const price = 180;

let desk: PhoneDesk;
let ada: string;
beforeAll(async () => {
  desk = await openPhoneDesk({
    calls: {
      sip: {
        url: 'wss://sip.example.com/ws',
        domain: 'sip.example.com',
        secret: 'a secret of the SIP server',
      },
      turn: { urls: ['turn:turn.example.com:3478'], secret: 'a secret of coturn' },
      policySecret: secret,
      oidc: null,
    },
  });
  ada = await loginAs(desk.server.url, 'ada');
});
afterAll(() => desk.close());

const question = (more: Record<string, unknown> = {}) => ({
  call_id: randomUUID(),
  from: '1001',
  to: '85221234567',
  ...more,
});
const policy = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(`${desk.server.url}/api/calls/policy`, { body, token: secret, headers });
const tell = (event: string, callId: string, more: Record<string, unknown> = {}): Promise<Answer> =>
  ask(`${desk.server.url}/api/calls/events`, {
    body: { call_id: callId, event, extension: '1001', ...more },
    token: secret,
  });
const admin = (path: string, body?: unknown, method = 'PATCH'): Promise<Answer> =>
  ask(`${desk.server.url}/api/admin${path}`, { token: ada, ...(body === undefined ? {} : { body, method }) });
const change = async (fields: Record<string, unknown>): Promise<Answer> => {
  const { data } = await admin('/call-policy');
  return admin('/call-policy', { version: data['version'], ...fields });
};
const setBalance = async (balance: number): Promise<void> => {
  const { data } = await admin('/call-policy');
  await admin('/call-policy/funds', { amount: balance - Number(data['balance']) }, 'POST');
};
const free = {
  per_number_per_day: null,
  per_agent_per_day: null,
  per_desk_per_day: null,
  trial_per_day: null,
};

test("[P6] an operator's SIP server: its address and credentials, TURN with ephemeral names", async () => {
  const { sip } = await desk.dataOf(await desk.phone('ada'));
  expect(sip).toMatchObject({
    url: 'wss://sip.example.com/ws',
    uri: 'sip:1001@sip.example.com',
    built_in: false,
  });
  expect(sip?.username).toMatch(/^\d{10}:1001$/);
  const [turn] = (sip as unknown as { ice_servers: { urls: string[]; username: string }[] }).ice_servers;
  expect(turn).toMatchObject({ urls: ['turn:turn.example.com:3478'], username: sip?.username });
});

test('[P4] only the SIP server may ask: no secret, a wrong one, an API key, a session', async () => {
  for (const token of [undefined, 'wrong', 'inlay-demo-key', ada]) {
    const answer = await ask(`${desk.server.url}/api/calls/policy`, {
      body: question({ from: 'nobody' }),
      ...(token === undefined ? {} : { token }),
    });
    expect(answer.status).toBe(401);
  }
  const events = { body: { call_id: 'x', event: 'ended', extension: '1001' }, token: 'wrong' };
  expect((await ask(`${desk.server.url}/api/calls/events`, events)).status).toBe(401);
});

test('[P4] a call is let through with a number of the agent and for as long as the money lasts', async () => {
  await change(free);
  const body = question({ order_id: 'o-1', params: encodeURIComponent('{"名":"张三"}') });
  const { data } = await policy(body);
  expect(data).toMatchObject({ allow: true, sip: 200, caller: '12025550101', max_seconds: 3600 });
  expect((await admin('/call-policy')).data).toMatchObject({ reserved: 60 * price });
  // The answer was lost, and it is asked again: nothing is paid twice.
  expect((await policy(body)).data).toMatchObject({ allow: true, caller: '12025550101' });
  expect((await admin('/call-policy')).data).toMatchObject({ reserved: 60 * price });
  await tell('answered', body.call_id);
  await tell('ended', body.call_id, { result: 'answered', ended_by: 'agent' });
  await tell('ended', body.call_id, { result: 'failed' });
  const { data: after } = await admin('/call-policy');
  expect(after).toMatchObject({ reserved: 0, balance: 250_000 - price });
  const { data: found } = await admin('/calls?search=o-1');
  const [call] = found['calls'] as Record<string, unknown>[];
  expect(call).toMatchObject({ result: 'answered', params: '{"名":"张三"}', caller: '12025550101' });
});

test('[P4] each denial has its code, a sentence in the language of who asks, and a row of the audit log', async () => {
  await change({ ...free, blocked: [{ number: '+85261234567', note: 'asked us to stop' }] });
  // An extension that nobody has is a fault of the SIP server.
  expect((await policy(question({ from: '4711' }))).status).toBe(404);
  const denials: [Record<string, unknown>, number | null][] = [
    [{ to: '5352345678' }, 811],
    [{ to: '852' }, 812],
    [{ to: '00000000' }, 812],
    [{ to: '1002003' }, 812],
    [{ to: '85261234567' }, 814],
    [{ caller: '12025550102' }, 816],
    [{ caller: '+999' }, 816],
  ];
  for (const [fields, code] of denials) {
    const answer = await policy(question(fields), { 'accept-language': 'zh-CN' });
    expect(answer.data).toMatchObject({ allow: false, sip: 403, hangup_code: code, caller: '' });
    expect(answer.headers.get('x-hangup-code')).toBe(String(code));
    expect(answer.data['reason']).toMatch(/[\u4e00-\u9fff]/);
  }
  const { data } = await admin('/audit');
  const codes = (data as unknown as { action: string; after: { code: number } }[])
    .filter(({ action }) => action === 'call.denied')
    .map(({ after }) => after.code);
  expect(codes.slice(0, 7).toReversed()).toEqual([811, 812, 812, 812, 814, 816, 816]);
});

test('[P4] [P8] an agent who was disabled in a call calls nobody: 813, a record and a row of the audit log; his call still ends', async () => {
  await change(free);
  const talking = question({ from: '1003', order_id: 'talks-on' });
  expect((await policy(talking)).data).toMatchObject({ allow: true });
  await tell('answered', talking.call_id, { extension: '1003' });
  const setEnabled = async (enabled: boolean): Promise<void> => {
    const agents = Object.values((await admin('/agents')).data) as { id: number; version: number }[];
    const version = agents.find(({ id }) => id === 3)?.version;
    expect((await admin('/agents/3', { version, enabled })).status).toBe(200);
  };
  await setEnabled(false);
  const refused = question({ from: '1003', order_id: 'too-late' });
  const answer = await policy(refused);
  expect(answer.data).toMatchObject({ allow: false, sip: 403, hangup_code: 813 });
  expect(answer.headers.get('x-hangup-code')).toBe('813');
  expect((await admin('/calls?search=too-late')).data['calls']).toMatchObject([
    { result: 'denied', hangup_code: 813, agent: { customer_name: 'Chen' } },
  ]);
  const audit = (await admin('/audit')).data as unknown as { action: string; after: object }[];
  expect(audit.find(({ action }) => action === 'call.denied')).toMatchObject({
    agent_name: 'Chen',
    after: { code: 813, why: 'agent', order_id: 'too-late' },
  });
  expect((await tell('ended', talking.call_id, { extension: '1003', result: 'answered' })).status).toBe(200);
  expect(await desk.store.reads.call(1, talking.call_id)).toMatchObject({
    state: 'ended',
    result: 'answered',
  });
  await setEnabled(true);
});

test('[P4] limits a number, an agent, the desk and the trial: 815, 815, 815, 817', async () => {
  const ended = async (fields: Record<string, unknown>): Promise<unknown> => {
    const body = question(fields);
    const { data } = await policy(body);
    await tell('ended', body.call_id, { result: 'no-answer' });
    return data['hangup_code'];
  };
  const number = '85221239999';
  await change({ ...free, per_number_per_day: 2 });
  expect([await ended({ to: number }), await ended({ to: number }), await ended({ to: number })]).toEqual([
    null,
    null,
    815,
  ]);
  expect(await ended({ to: '85221238888' })).toBe(null);
  await change({ ...free, per_agent_per_day: 1 });
  expect(await ended({})).toBe(815);
  await change({ ...free, per_desk_per_day: 1 });
  expect(await ended({})).toBe(815);
  await change({ ...free, trial_per_day: 1 });
  expect(await ended({})).toBe(817);
  await change(free);
});

test('[P4] one live call per agent, and a live order is not dialled twice, by whomever', async () => {
  const first = question({ order_id: 'live' });
  expect((await policy(first)).data).toMatchObject({ allow: true });
  expect((await policy(question({ order_id: 'live', from: '1002' }))).data).toMatchObject({
    allow: false,
    sip: 486,
    hangup_code: null,
  });
  expect((await policy(question())).data).toMatchObject({ allow: false, sip: 486, hangup_code: null });
  await tell('ended', first.call_id, { result: 'cancelled' });
  const again = question({ order_id: 'live' });
  expect((await policy(again)).data).toMatchObject({ allow: true });
  await tell('ended', again.call_id, { result: 'cancelled' });
});

test('[P4] 100 at once on a nearly empty balance never overspend', async () => {
  const agents = 100;
  const { writes } = desk.store;
  for (let n = 0; n < agents; n += 1) {
    const { agentId } = await writes.createAgent({
      deskId: 1,
      email: `caller${n}@demo.inlay`,
      name: `Caller ${n}`,
      headImg: '',
      role: 'agent',
      passwordHash: null,
      extension: `7${String(n).padStart(3, '0')}`,
      capacity: 1,
      now: 1,
    });
    await writes.addCallNumber({
      deskId: 1,
      number: `12025551${String(n).padStart(3, '0')}`,
      label: '',
      agentIds: [agentId],
      now: 1,
    });
  }
  await change({ longest_minutes: 2 });
  // Enough for seven calls of two minutes, and one of one.
  await setBalance(15 * price);
  const asked = Array.from({ length: agents }, (_, n) =>
    question({ from: `7${String(n).padStart(3, '0')}` }),
  );
  const answers = await Promise.all(asked.map((body) => policy(body)));
  const allowed = answers.filter(({ data }) => data['allow'] === true);
  expect(allowed.map(({ data }) => Number(data['max_seconds'])).toSorted((a, b) => b - a)).toEqual([
    120, 120, 120, 120, 120, 120, 120, 60,
  ]);
  const denied = answers.filter(({ data }) => data['allow'] === false);
  expect(new Set(denied.map(({ data }) => data['hangup_code']))).toEqual(new Set([810]));
  expect((await admin('/call-policy')).data).toMatchObject({ balance: 15 * price, reserved: 15 * price });
  await Promise.all(
    asked.map(({ call_id: callId, from }) => tell('ended', callId, { extension: from, result: 'no-answer' })),
  );
  expect((await admin('/call-policy')).data).toMatchObject({ balance: 15 * price, reserved: 0 });
  await change({ longest_minutes: 60 });
  await setBalance(250_000);
});

test('[P8] [M3] a call that comes in at the operator: it rings, is answered, ends; forms will do', async () => {
  const bo = await desk.phone('bo');
  await desk.dataOf(bo);
  const callId = randomUUID();
  const form = (fields: Record<string, string>) =>
    fetch(`${desk.server.url}/api/calls/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: new URLSearchParams({ call_id: callId, ...fields }),
    }).then((answer) => answer.json());
  expect(
    await form({ event: 'started', from: '+85298765432', to: '12025550102', direction: '2', other: 'x%20y' }),
  ).toMatchObject({
    code: 0,
    data: { ring: ['1002'] },
  });
  await form({ event: 'ringing', extension: '1002' });
  await callPushed(bo, ({ state, direction }) => state === 'ringing' && direction === 2);
  expect(await desk.dataOf(bo)).toMatchObject({ agent_status: 2 });
  await form({ event: 'answered', extension: '1002' });
  await form({ event: 'ended', extension: '1002', result: 'answered', ended_by: 'other' });
  const ended = await callPushed(bo, ({ state, call_id: id }) => state === 'ended' && id === callId);
  expect(ended).toMatchObject({
    caller: '+85298765432',
    other: 'x y',
    result: 'answered',
    ended_by: 'other',
  });
  // R4: the wrap-up keeps him busy, until he says that he is ready.
  expect(await desk.dataOf(bo)).toMatchObject({
    agent_status: 2,
    wrap_up_until: expect.any(Number) as number,
  });
  await bo.ask({ method: 'set_phone_status', status: 1 });
  expect(await desk.dataOf(bo)).toMatchObject({ agent_status: 1, wrap_up_until: null });
});

test('[R4] [P7] on the operator’s line nobody but the page sees a call ring: what it shows occupies the agent', async () => {
  const chen = await desk.phone('chen');
  await desk.dataOf(chen);
  const { data } = await chen.ask({ method: 'claim_media_lease', tab: 't' });
  const { fencing } = data as { fencing: number };
  const show = (code: number, more: object = {}) =>
    chen.ask({
      method: 'publish_call_state',
      fencing,
      call: {
        callId: 'page-1',
        direction: 0,
        caller: '85298765432',
        callee: '1003',
        muted: false,
        held: false,
        code,
        ...more,
      },
    });
  await show(1);
  await callPushed(chen, ({ call_id: id, state }) => id === 'page-1' && state === 'ringing');
  expect(await desk.dataOf(chen)).toMatchObject({ agent_status: 2 });
  await show(2);
  await show(2, { muted: true });
  await show(5);
  const ended = await callPushed(chen, ({ call_id: id, state }) => id === 'page-1' && state === 'ended');
  expect(ended).toMatchObject({ result: 'answered', direction: 0, caller: '85298765432' });
  await chen.ask({ method: 'set_phone_status', status: 1 });
  // P7a: his other phone has answered, and this page knows it before the SIP server has told: he talks, and nothing is missed.
  await show(1, { callId: 'two-phones' });
  await show(5, { callId: 'two-phones', hangupReason: 'answered elsewhere' });
  expect(await desk.dataOf(chen)).toMatchObject({ agent_status: 2 });
  await tell('answered', 'two-phones', { extension: '1003' });
  await tell('ended', 'two-phones', { extension: '1003', result: 'answered' });
  expect(await desk.store.reads.call(1, 'two-phones')).toMatchObject({ state: 'ended', result: 'answered' });
  await chen.ask({ method: 'set_phone_status', status: 1 });
  // A call out: the page frees the agent, but the money waits for the word of the SIP server.
  const out = question({ from: '1003' });
  expect((await policy(out)).data).toMatchObject({ allow: true });
  await show(5, { callId: out.call_id, direction: 1 });
  expect(await desk.dataOf(chen)).toMatchObject({ agent_status: 1 });
  expect(Number((await admin('/call-policy')).data['reserved'])).toBeGreaterThan(0);
  await tell('ended', out.call_id, { extension: '1003', result: 'no-answer' });
  expect((await admin('/call-policy')).data).toMatchObject({ reserved: 0 });
  // Nobody ends a call of which he is no part.
  const ada = question({ order_id: 'not-yours' });
  await policy(ada);
  await show(5, { callId: ada.call_id });
  expect(await desk.store.reads.call(1, ada.call_id)).toMatchObject({ state: 'ringing' });
  await tell('ended', ada.call_id, { result: 'cancelled' });
});

test('[P8] the export has every call, and no cell that a sheet would run', async () => {
  const body = question({ order_id: '=1+1', params: '@SUM(A1)', other: '"quoted"\nline' });
  await policy(body);
  await tell('ended', body.call_id, { result: 'failed', hangup_code: '801' });
  expect((await ask(`${desk.server.url}/api/admin/calls.csv`)).status).toBe(401);
  const bo = await loginAs(desk.server.url, 'bo');
  expect((await ask(`${desk.server.url}/api/admin/calls.csv`, { token: bo })).status).toBe(403);
  const { text, headers } = await ask(`${desk.server.url}/api/admin/calls.csv`, { token: ada });
  expect(headers.get('content-disposition')).toContain('calls.csv');
  const line = text.split('\r\n').find((row) => row.includes(body.call_id)) ?? '';
  expect(line).toContain(`"'=1+1","'@SUM(A1)","""quoted""\nline"`);
  const { data } = await admin('/calls?pagesize=1');
  expect(text.split('\r\n').length - 2).toBe(data['total']);
});

test('[P4] hostile questions are refused, and change nothing', async () => {
  const before = (await admin('/call-policy')).data;
  const hostile: unknown[] = [
    null,
    [],
    '{"__proto__":{"allow":true}}',
    {},
    question({ to: '<script>' }),
    question({ to: "1' OR '1'='1" }),
    question({ from: { $gt: '' } }),
    question({ call_id: 'x'.repeat(65) }),
    question({ order_id: 'x'.repeat(33) }),
    question({ params: '%E4'.repeat(2049) }),
    question({ caller: ['1'] }),
    question({ to: '٠٨٥٢٢١٢٣٤٥٦٧' }),
  ];
  for (const body of hostile) expect([400, 415]).toContain((await policy(body)).status);
  for (const event of ['', 'ENDED', '__proto__', 'constructor'])
    expect((await tell(event, 'x')).status).toBe(400);
  expect((await admin('/call-policy')).data).toEqual(before);
});
