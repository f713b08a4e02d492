import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashToken, newToken } from '../../auth/tokens.ts';
import { ask, loginAs } from '../../http/testing/http-client.ts';
import { buildOtherDesk } from '../../http/testing/other-desk.ts';
import type { SipPage } from '../../sip/testing/sip-page.ts';
import { callPushed, openPhoneDesk, type PhoneDesk } from '../testing/phone-desk.ts';
import { webmSound } from '../testing/recorded-sound.ts';
import { chunkBytes, mostChunks } from './limits.ts';
import { sweepRecordings } from './sweep.ts';

let desk: PhoneDesk;
let tokens: Record<'ada' | 'bo' | 'chen', string>;

beforeEach(async () => {
  desk = await openPhoneDesk();
  const { url } = desk.server;
  const [ada, bo, chen] = await Promise.all(['ada', 'bo', 'chen'].map((name) => loginAs(url, name)));
  tokens = { ada: ada ?? '', bo: bo ?? '', chen: chen ?? '' };
});
afterEach(() => desk.close());

const path = (rest = ''): string => `${desk.server.url}/api/calls/recordings${rest}`;

const setPolicy = async (change: object): Promise<void> => {
  const { version } = await desk.store.reads.callPolicy(1);
  await desk.store.writes.changeCallPolicy({ deskId: 1, now: 1, version, change });
};

type Talk = { uid: string; page: SipPage; end: ReturnType<SipPage['invite']> };

/** Ada calls Bo, and they talk. */
const talk = async (): Promise<Talk> => {
  const [ada, bo] = [await desk.phone('ada'), await desk.phone('bo')];
  const [page, other] = [await desk.page(ada), await desk.page(bo)];
  const end = page.invite('1002');
  await other.answer();
  await page.connected(end);
  const call = await callPushed(ada, ({ state }) => state === 'talking');
  return { uid: String(call['call_id']), page, end };
};

const begin = (uid: string, who: keyof typeof tokens = 'ada') =>
  ask(path(), { body: { call_id: uid }, token: tokens[who] });

const begun = async (uid: string, who: keyof typeof tokens = 'ada'): Promise<number> => {
  const { data, msg } = await begin(uid, who);
  if (typeof data['recording_id'] !== 'number') throw new Error(msg || JSON.stringify(data));
  return data['recording_id'];
};

const put = async (id: number, number: number | string, bytes: Uint8Array, token = tokens.ada) => {
  const response = await fetch(path(`/${id}/chunks/${number}`), {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, ...((await response.json()) as { code: number; msg: string }) };
};

const endIt = (id: number, chunks: number, more: object = {}, token = tokens.ada) =>
  ask(path(`/${id}/end`), { body: { chunks, duration_ms: 1_000, ...more }, token });

const stored = async (uid: string, parts: readonly Buffer[]): Promise<number> => {
  const id = await begun(uid);
  for (const [number, bytes] of parts.entries()) expect((await put(id, number, bytes)).code).toBe(0);
  expect((await endIt(id, parts.length)).code).toBe(0);
  return id;
};

const files = async (): Promise<string[]> => {
  const root = join(desk.server.deps.config.dataDir, 'files');
  const all = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return all.filter((entry) => entry.isFile()).map(({ name }) => name);
};

const file = (id: number, token: string, headers: Record<string, string> = {}) =>
  fetch(path(`/${id}/file`), { headers: { authorization: `Bearer ${token}`, ...headers } });

/** Read to its end: an answer that nobody reads would hold the server up when it closes. */
const statusOf = async (response: Response): Promise<number> => {
  await response.arrayBuffer();
  return response.status;
};
const heard = async (id: number, token: string): Promise<number> => statusOf(await file(id, token));

const recordingsOf = async (uid: string) => (await desk.store.reads.call(1, uid))?.recordings ?? [];

test('[P8] off by default: nothing is recorded', async () => {
  const { uid } = await talk();
  expect((await begin(uid)).data).toMatchObject({ record: 'off', recording_id: null });
});

test('[P8] recorded, sent in chunks, stored, listed, and heard byte by byte', async () => {
  await setPolicy({ recording: true });
  const { uid } = await talk();
  expect((await begin(uid)).data).toMatchObject({
    record: 'here',
    consent_tone: true,
    chunk_bytes: chunkBytes,
  });
  const parts = [webmSound(chunkBytes), Buffer.alloc(chunkBytes, 1), Buffer.alloc(77, 2)];
  const id = await stored(uid, parts);
  const whole = Buffer.concat(parts);
  expect(await recordingsOf(uid)).toMatchObject([
    { state: 'recording' },
    { id, state: 'stored', size: whole.length },
  ]);
  const response = await file(id, tokens.ada);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'audio/webm',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-length': String(whole.length),
  });
  expect(Buffer.from(await response.arrayBuffer()).equals(whole)).toBe(true);
  const rows = (await ask(`${desk.server.url}/api/admin/calls`, { token: tokens.ada })).data['calls'];
  expect(rows).toMatchObject([
    {
      recordings: [
        { state: 'recording', problem: null },
        {
          recording_id: id,
          state: 'stored',
          agent: { customer_id: 1, customer_name: 'Ada' },
          duration_ms: 1_000,
        },
      ],
    },
  ]);
  const sheet = (await ask(`${desk.server.url}/api/admin/calls.csv`, { token: tokens.ada })).text.split(
    '\r\n',
  );
  expect([sheet[0]?.endsWith(',recording'), sheet[1]?.endsWith(',yes')]).toEqual([true, true]);
});

test('[P8] players ask for pieces, over the borders of chunks', async () => {
  await setPolicy({ recording: true });
  const { uid } = await talk();
  const parts = [webmSound(chunkBytes), Buffer.alloc(1_000, 1), Buffer.alloc(77, 2)];
  const id = await stored(uid, parts);
  const whole = Buffer.concat(parts);
  const piece = async (range: string) => {
    const response = await file(id, tokens.ada, { range });
    return {
      status: response.status,
      bytes: Buffer.from(await response.arrayBuffer()),
      headers: response.headers,
    };
  };
  const over = await piece(`bytes=${chunkBytes - 5}-${chunkBytes + 1_010}`);
  expect(over.status).toBe(206);
  expect(over.headers.get('content-range')).toBe(
    `bytes ${chunkBytes - 5}-${chunkBytes + 1_010}/${whole.length}`,
  );
  expect(over.bytes.equals(whole.subarray(chunkBytes - 5, chunkBytes + 1_011))).toBe(true);
  expect((await piece('bytes=-3')).bytes.equals(whole.subarray(-3))).toBe(true);
  expect((await piece(`bytes=${whole.length}-`)).status).toBe(416);
});

test('[P8] after a lost connection: the page asks what is there, and the same again changes nothing', async () => {
  await setPolicy({ recording: true });
  const { uid, page, end } = await talk();
  const id = await begun(uid);
  page.request(end, 'BYE');
  await put(id, 0, webmSound(chunkBytes));
  expect((await ask(path(`/${id}`), { token: tokens.ada })).data).toEqual({
    recording_id: id,
    state: 'recording',
    chunks: [0],
  });
  const before = await files();
  expect((await put(id, 0, webmSound(chunkBytes))).code).toBe(0);
  expect(await put(id, 0, webmSound(chunkBytes - 1))).toMatchObject({
    status: 409,
    msg: expect.stringMatching(/overwritten/),
  });
  expect(await files()).toEqual(before);
  expect(await endIt(id, 2)).toMatchObject({ status: 409, msg: expect.stringContaining('1 of 2') });
  await put(id, 1, Buffer.alloc(9));
  expect((await endIt(id, 2)).code).toBe(0);
  expect((await endIt(id, 2)).code).toBe(0);
  expect(await put(id, 2, Buffer.alloc(9))).toMatchObject({ status: 409 });
  expect((await put(id, 1, Buffer.alloc(9))).code).toBe(0);
  expect(await recordingsOf(uid)).toMatchObject([{ state: 'stored', size: chunkBytes + 9 }]);
});

test('[P8] one records at a time; who was handed the call records on', async () => {
  await setPolicy({ recording: true });
  const { uid } = await talk();
  await begun(uid);
  expect((await begin(uid, 'bo')).data).toMatchObject({ record: 'elsewhere', recording_id: null });
  // Her own page was reloaded.
  await begun(uid);
  const now = desk.server.deps.clock.now();
  await desk.store.writes.leaveCall({ deskId: 1, uid, agentId: 1, now });
  expect((await begin(uid, 'bo')).data).toMatchObject({ record: 'here' });
  expect((await recordingsOf(uid)).map(({ agent }) => agent.id)).toEqual([1, 1, 2]);
});

test('[P8] only who is in the call records it, and only while somebody talks', async () => {
  await setPolicy({ recording: true });
  const { uid, page, end } = await talk();
  expect(await begin(uid, 'chen')).toMatchObject({ status: 404 });
  expect(await begin('nothing')).toMatchObject({ status: 404 });
  page.request(end, 'BYE');
  await expect.poll(async () => (await begin(uid)).status).toBe(404);
});

test('[P8] only who recorded it sends it', async () => {
  await setPolicy({ recording: true });
  const { uid } = await talk();
  const id = await begun(uid);
  const other = await buildOtherDesk(desk.server.deps);
  for (const token of [tokens.bo, tokens.chen, other.token]) {
    expect(await put(id, 0, webmSound(), token)).toMatchObject({ status: 404 });
    expect(await endIt(id, 0, {}, token)).toMatchObject({ status: 404 });
    expect(await ask(path(`/${id}`), { token })).toMatchObject({ status: 404 });
  }
  expect(await put(id, 0, webmSound(), 'ses_wrong')).toMatchObject({ status: 401 });
  expect((await ask(path(), { body: { call_id: uid } })).status).toBe(401);
  expect(await files()).toEqual([]);
});

test('[P8] what is no recording, or too much, is refused with a reason and leaves nothing behind', async () => {
  await setPolicy({ recording: true });
  const { uid } = await talk();
  const id = await begun(uid);
  expect(await put(id, 0, Buffer.from('<script>alert(1)</script>'))).toMatchObject({
    status: 415,
    msg: expect.stringContaining('Opus'),
  });
  expect(await put(id, 0, Buffer.alloc(0))).toMatchObject({ status: 400 });
  expect(await put(id, 1, Buffer.alloc(chunkBytes + 1))).toMatchObject({ status: 413 });
  expect(await put(id, mostChunks, Buffer.alloc(1))).toMatchObject({
    status: 400,
    msg: expect.stringContaining('127'),
  });
  for (const number of ['-1', '1e3', '__proto__', '01'])
    expect((await put(id, number, Buffer.alloc(1))).status).toBe(404);
  const asJson = await ask(path(`/${id}/chunks/0`), { method: 'PUT', body: { a: 1 }, token: tokens.ada });
  expect(asJson.status).toBe(400);
  for (const duration of [-1, 1.5, '1', 1e9, 10 * 60_000])
    expect((await endIt(id, 0, { duration_ms: duration })).status).toBe(400);
  expect((await endIt(id, 0, { problem: 'made up' })).status).toBe(400);
  expect((await endIt(id, 0, { extra: 1 })).status).toBe(400);
  for (const body of [{}, { call_id: 1 }, { call_id: 'a'.repeat(65) }, { call_id: '<b>' }, []])
    expect((await ask(path(), { body, token: tokens.ada })).status).toBe(400);
  expect(await files()).toEqual([]);
});

test('[P8] a recorder that failed is in the record, and nothing can be heard', async () => {
  await setPolicy({ recording: true });
  const { uid } = await talk();
  const id = await begun(uid);
  expect((await endIt(id, 0, { duration_ms: 0, problem: 'unsupported' })).code).toBe(0);
  expect(await recordingsOf(uid)).toMatchObject([{ state: 'failed', problem: 'unsupported' }]);
  expect(await heard(id, tokens.ada)).toBe(404);
  // Another agent in the call may try.
  expect((await begin(uid, 'bo')).data).toMatchObject({ record: 'here' });
});

test('[P8] administrators of the desk and who recorded it hear it; to all others it does not exist', async () => {
  await setPolicy({ recording: true });
  const { uid } = await talk();
  const id = await begun(uid, 'bo');
  await put(id, 0, webmSound(), tokens.bo);
  await endIt(id, 1, {}, tokens.bo);
  const other = await buildOtherDesk(desk.server.deps);
  const mayHear = {
    [tokens.ada]: 200,
    [tokens.bo]: 200,
    [tokens.chen]: 404,
    [other.token]: 404,
    ses_wrong: 401,
  };
  for (const [token, status] of Object.entries(mayHear)) {
    expect(await heard(id, token)).toBe(status);
    expect((await ask(path(`/${id}/link`), { method: 'POST', token })).status).toBe(status);
  }
  const admin = `${desk.server.url}/api/admin/call-recordings/${id}`;
  expect((await ask(`${admin}/link`, { token: other.token })).status).toBe(404);
  expect((await ask(admin, { method: 'DELETE', token: other.token })).status).toBe(404);
  expect((await ask(admin, { method: 'DELETE', token: tokens.bo })).status).toBe(403);
  expect(await heard(id, tokens.ada)).toBe(200);
});

test('[W8] an address for a player: for its agent, for a while, and of this recording only', async () => {
  await setPolicy({ recording: true });
  const { uid } = await talk();
  const [id, second] = [await stored(uid, [webmSound()]), await stored(uid, [webmSound(500)])];
  const { data } = await ask(path(`/${id}/link`), { method: 'POST', token: tokens.ada });
  const link = new URL(String(data['url']), desk.server.url);
  const get = async (change: (url: URL) => void): Promise<number> => {
    const url = new URL(link);
    change(url);
    return statusOf(await fetch(url));
  };
  expect(await get(() => undefined)).toBe(200);
  expect(await get((url) => (url.pathname = url.pathname.replace(String(id), String(second))))).toBe(403);
  expect(await get((url) => url.searchParams.set('until', '99999999999999'))).toBe(403);
  expect(await get((url) => url.searchParams.set('agent', '2'))).toBe(403);
  expect(await get((url) => url.searchParams.append('signature', 'x'))).toBe(403);
  expect(await get((url) => url.searchParams.delete('signature'))).toBe(401);
  expect(desk.server.logLines.join('')).not.toContain(link.searchParams.get('signature'));
  const deed = { deskId: 1, by: { agentId: 1, agentName: 'Ada' }, now: desk.server.deps.clock.now() };
  await desk.store.writes.changeAgent({ ...deed, agentId: 2, version: 1, change: { role: 'admin' } });
  await desk.store.writes.changeAgent({ ...deed, agentId: 1, version: 1, change: { enabled: false } });
  expect(await get(() => undefined)).toBe(404);
});

test('[P8] an administrator deletes it: bytes and row are gone, the audit log tells who', async () => {
  await setPolicy({ recording: true });
  const { uid } = await talk();
  const id = await stored(uid, [webmSound(chunkBytes), Buffer.alloc(9)]);
  expect(await files()).toHaveLength(2);
  const url = `${desk.server.url}/api/admin/call-recordings/${id}`;
  expect((await ask(url, { method: 'DELETE', token: tokens.ada })).code).toBe(0);
  expect(await files()).toEqual([]);
  expect(await heard(id, tokens.ada)).toBe(404);
  expect(await recordingsOf(uid)).toEqual([]);
  expect((await ask(url, { method: 'DELETE', token: tokens.ada })).status).toBe(404);
  const audit = JSON.stringify((await ask(`${desk.server.url}/api/admin/audit`, { token: tokens.ada })).data);
  expect(audit).toContain('calls.recording-removed');
  expect(audit).toContain(uid);
});

test('[P8] the sweep: what the desk keeps no longer, what never came, what a node left half removed', async () => {
  await setPolicy({ recording: true, recordingDays: 30 });
  const { uid } = await talk();
  const day = 86_400_000;
  const { deps } = desk.server;
  const now = deps.clock.now();
  const secret = createHash('sha256').update(newToken('ses')).update(hashToken('x')).digest('hex');
  const made = async (ageDays: number, isEnded: boolean): Promise<number> => {
    const at = now - ageDays * day;
    const answer = await deps.store.writes.beginRecording({ deskId: 1, agentId: 1, uid, secret, now: at });
    if (!('record' in answer) || answer.record !== 'here') throw new Error(JSON.stringify(answer));
    await put(answer.recordingId, 0, webmSound());
    if (isEnded) await endIt(answer.recordingId, 1);
    return answer.recordingId;
  };
  await made(31, true);
  const kept = await made(29, true);
  const lost = await made(9, false);
  const growing = await made(7, false);
  const half = await made(1, true);
  const by = { agentId: 1, agentName: 'Ada' };
  await deps.store.writes.removeRecording({ deskId: 1, by, recordingId: half, now });
  const sweep = sweepRecordings(deps);
  await expect.poll(files).toHaveLength(2);
  await sweep.close();
  expect(await recordingsOf(uid)).toMatchObject([
    { id: kept, state: 'stored' },
    { id: lost, state: 'failed', problem: 'lost', size: 0 },
    { id: growing, state: 'recording' },
  ]);
  expect(await heard(kept, tokens.ada)).toBe(200);
});

test('[P8] without a limit nothing is ever swept', async () => {
  await setPolicy({ recording: true, recordingDays: 0 });
  const { uid } = await talk();
  const id = await stored(uid, [webmSound()]);
  const { store } = desk.server.deps;
  const inTenYears = desk.server.deps.clock.now() + 3_650 * 86_400_000;
  expect(await store.writes.sweepRecordings({ now: inTenYears, limit: 10 })).toEqual({ gone: [] });
  expect(await recordingsOf(uid)).toMatchObject([{ id, state: 'stored' }]);
});
