import { expect, test } from 'vitest';
import { countUnread } from '../conversation/unread.ts';
import { buildRecord, buildThread } from '../testing/build-record.ts';
import { buildSession, buildWelcome } from '../testing/build-session.ts';
import { settle } from '../testing/fake-time.ts';

const text = (words: string) => [{ type: 'text' as const, value: { text: words } }];

const stored = (seq: number, lastSeq = seq) => ({
  data: {
    messages: [{ msg_id: `t1-${seq}`, seq }],
    create_time_ms: 1_700_000_000_000,
    thread: buildThread({ last_seq: lastSeq, state: 'queued' as const, agent: null, position: 1 }),
  },
});

test('[V1] the first hello asks for a new visitor, tells the page, and keeps the token', async () => {
  const { desk, memory, enter } = buildSession();
  await enter();
  expect(desk.sent('hello')[0]).toMatchObject({
    desk: '1',
    lang: 'en-US',
    page_url: 'http://shop.example/tea',
    page_title: 'Tea',
    meta_data: 'm-7',
  });
  expect(desk.sent('hello')[0]).not.toHaveProperty('my_data');
  expect(desk.sent('hello')[0]).not.toHaveProperty('token');
  expect(memory.get('token')).toBe('vis_1');
});

test('[V2] the next page of the same visitor says who he is', async () => {
  const first = buildSession();
  await first.enter();
  const second = buildSession(first.memory);
  await second.enter();
  expect(second.desk.sent('hello')[0]).toMatchObject({ token: 'vis_1' });
});

test('[V2] a token that the server does not know is forgotten and a new visitor made', async () => {
  const { session, desk, memory } = buildSession();
  memory.set('token', 'vis_old');
  session.start();
  await desk.accept();
  await desk.refuse('hello', 440, 'unknown token');
  expect(desk.sent('hello')[1]).not.toHaveProperty('token');
  await desk.answer('hello', buildWelcome());
  expect(memory.get('token')).toBe('vis_1');
  expect(session.state.get().phase).toBe('online');
});

test('[V1] a message goes from waiting over sending to stored, and is shown once', async () => {
  const { session, desk, enter, texts, outbox, memory } = buildSession();
  await enter();
  session.send(text('hi'));
  expect(outbox()).toEqual(['sending']);
  const id = desk.sent('send')[0]?.['client_msg_id'];
  await desk.push({
    method: 'message_push',
    code: 0,
    record: buildRecord(1, { sender: 'visitor', client_msg_id: String(id), message: text('hi')[0] ?? null }),
  });
  await desk.answer('send', stored(1));
  expect(texts()).toEqual(['hi']);
  expect(outbox()).toEqual([]);
  expect(memory.names()).toEqual(['token']);
});

test('[D1] an acknowledgement that comes before the push shows the message once, too', async () => {
  const { session, desk, enter, texts, outbox } = buildSession();
  await enter();
  session.send(text('hi'));
  await desk.answer('send', stored(1));
  const id = desk.sent('send')[0]?.['client_msg_id'];
  const record = buildRecord(1, {
    sender: 'visitor',
    client_msg_id: String(id),
    message: text('hi')[0] ?? null,
  });
  await desk.push({ method: 'message_push', code: 0, record });
  expect(texts()).toEqual(['hi']);
  expect(outbox()).toEqual([]);
});

test('[D2] a message whose answer was lost is sent again under the same id', async () => {
  const { session, desk, time, enter, outbox } = buildSession();
  await enter();
  session.send(text('hi'));
  const id = desk.sent('send')[0]?.['client_msg_id'];
  await desk.drop();
  expect(outbox()).toEqual(['waiting']);
  await time.advance(500);
  await desk.accept();
  await desk.answer('hello', buildWelcome());
  expect(desk.sent('send').map((request) => request['client_msg_id'])).toEqual([id]);
  await desk.answer('send', stored(1));
  expect(outbox()).toEqual([]);
});

test('[D2] an answer that says duplicate adds nothing: the history already has the message', async () => {
  const { session, desk, enter, texts, outbox, memory } = buildSession();
  const thread = buildThread({ thread_uid: 't2', last_seq: 1 });
  await enter({ thread, messages: [buildRecord(1, { thread_uid: 't2' })] });
  session.send(text('hi'));
  const data = {
    messages: [{ msg_id: 't1-7', seq: 7 }],
    create_time_ms: 1,
    thread,
    duplicate: true as const,
  };
  await desk.answer('send', { data });
  expect(texts()).toEqual(['message 1']);
  expect(outbox()).toEqual([]);
  expect(memory.names()).toEqual(['token']);
  expect(session.state.get().conversation.thread?.last_seq).toBe(1);
});

test('[D4] a stored message behind a gap stays in view as sent until the gap is filled', async () => {
  const { session, desk, time, enter, texts, outbox } = buildSession();
  await enter({ thread: buildThread({ last_seq: 1 }), messages: [buildRecord(1)] });
  session.send(text('hi'));
  await desk.answer('send', stored(3));
  expect(outbox()).toEqual(['stored']);
  await time.advance(300);
  const own = buildRecord(3, { sender: 'visitor', client_msg_id: 'id-1', message: text('hi')[0] ?? null });
  const messages = [buildRecord(2), own];
  await desk.answer('hello', buildWelcome({ thread: buildThread({ last_seq: 3 }), messages, resumed: true }));
  expect(texts()).toEqual(['message 1', 'message 2', 'hi']);
  expect(outbox()).toEqual([]);
});

test('[V1] what an earlier page left unsent is sent by the next one, in its order, under its old ids', async () => {
  const first = buildSession();
  first.session.send(text('one'));
  await first.time.advance(5);
  first.session.send(text('two'));
  const second = buildSession(first.memory);
  await second.enter();
  expect(second.desk.sent('send')[0]).toMatchObject({ client_msg_id: 'id-1', message: text('one') });
  await second.desk.answer('send', stored(1));
  expect(second.desk.sent('send')[1]).toMatchObject({ client_msg_id: 'id-2', message: text('two') });
});

test('[A5] 429 and 500 are tried again by themselves; other refusals are shown and wait for the visitor', async () => {
  const { session, desk, time, enter, outbox } = buildSession();
  await enter();
  session.send(text('hi'));
  await desk.refuse('send', 429, 'slow down');
  expect(outbox()).toEqual(['sending']);
  await time.advance(500);
  expect(desk.sent('send')).toHaveLength(2);
  await desk.refuse('send', 413, 'too large');
  expect(session.state.get().conversation.outbox[0]).toMatchObject({ state: 'failed', reason: 'too large' });
  session.send(text('next'));
  expect(desk.sent('send')).toHaveLength(3);
});

test('[A5] a failed message can be tried again or removed; after 409 it gets a new id', async () => {
  const { session, desk, enter, outbox, memory } = buildSession();
  await enter();
  session.send(text('hi'));
  await desk.refuse('send', 409, 'id used for another body');
  session.retry('id-1');
  expect(desk.sent('send')[1]).toMatchObject({ client_msg_id: 'id-2', message: text('hi') });
  await desk.refuse('send', 403, 'no');
  session.discard('id-2');
  expect(outbox()).toEqual([]);
  expect(memory.names()).toEqual(['token']);
});

test('[D3] after a break the session asks for what it misses, page by page', async () => {
  const { desk, time, enter, texts } = buildSession();
  await enter({ thread: buildThread({ last_seq: 2 }), messages: [buildRecord(1), buildRecord(2)] });
  await desk.drop();
  await time.advance(500);
  await desk.accept();
  expect(desk.sent('hello')[0]).toMatchObject({ have: { thread_uid: 't1', seq: 2 } });
  const thread = buildThread({ last_seq: 4 });
  await desk.answer('hello', buildWelcome({ thread, messages: [buildRecord(3)], resumed: true, more: true }));
  expect(desk.sent('hello')[1]).toMatchObject({ have: { thread_uid: 't1', seq: 3 } });
  await desk.answer('hello', buildWelcome({ thread, messages: [buildRecord(4)], resumed: true }));
  expect(texts()).toEqual(['message 1', 'message 2', 'message 3', 'message 4']);
});

test('[D4] a message that overtakes a lost one waits until the gap is filled', async () => {
  const { desk, time, enter, texts } = buildSession();
  await enter({ thread: buildThread({ last_seq: 1 }), messages: [buildRecord(1)] });
  await desk.push({ method: 'message_push', code: 0, record: buildRecord(3) });
  expect(texts()).toEqual(['message 1']);
  await time.advance(300);
  expect(desk.sent('hello')[1]).toMatchObject({ have: { thread_uid: 't1', seq: 1 } });
  const messages = [buildRecord(2), buildRecord(3)];
  await desk.answer('hello', buildWelcome({ thread: buildThread({ last_seq: 3 }), messages, resumed: true }));
  expect(texts()).toEqual(['message 1', 'message 2', 'message 3']);
});

test('[D4] a lost last message is found by the number that the thread tells', async () => {
  const { desk, time, enter } = buildSession();
  await enter({ thread: buildThread({ last_seq: 1 }), messages: [buildRecord(1)] });
  await desk.push({ method: 'thread_push', code: 0, thread: buildThread({ last_seq: 2 }) });
  await time.advance(300);
  expect(desk.sent('hello')).toHaveLength(2);
});

test('[D4] an older thread push does not hide a gap that is known', async () => {
  const { desk, time, enter } = buildSession();
  await enter({ thread: buildThread({ last_seq: 1 }), messages: [buildRecord(1)] });
  await desk.push({ method: 'message_push', code: 0, record: buildRecord(3) });
  await desk.push({ method: 'thread_push', code: 0, thread: buildThread({ last_seq: 1 }) });
  await time.advance(300);
  expect(desk.sent('hello')).toHaveLength(2);
});

test('[V1] messages go out one after another, in the order of writing', async () => {
  const { session, desk, enter, outbox } = buildSession();
  await enter();
  session.send(text('one'));
  session.send(text('two'));
  expect(outbox()).toEqual(['sending', 'waiting']);
  expect(desk.sent('send')).toHaveLength(1);
  await desk.answer('send', stored(1));
  expect(desk.sent('send')[1]).toMatchObject({ message: text('two') });
});

test('[M2] messages for agents only move the count on and show nothing', async () => {
  const { session, desk, time, enter, texts } = buildSession();
  await enter({ thread: buildThread({ last_seq: 1 }), messages: [buildRecord(1)] });
  await desk.push({ method: 'message_push', code: 0, record: buildRecord(2, { message: null }) });
  await desk.push({ method: 'message_push', code: 0, record: buildRecord(3) });
  await time.advance(1000);
  expect(texts()).toEqual(['message 1', 'message 3']);
  expect(session.state.get().conversation.head).toBe(3);
  expect(desk.sent('hello')).toHaveLength(1);
});

test('[V1] older messages come before what is here, each page asked for once', async () => {
  const { session, desk, enter, texts } = buildSession();
  await enter({ thread: buildThread({ last_seq: 3 }), messages: [buildRecord(3)], more: true });
  const loading = session.loadOlder();
  void session.loadOlder();
  expect(desk.sent('history')).toHaveLength(1);
  expect(desk.sent('history')[0]).toMatchObject({ before: { thread_uid: 't1', seq: 3 } });
  await desk.answer('history', { data: { messages: [buildRecord(1), buildRecord(2)], more: false } });
  await loading;
  expect(texts()).toEqual(['message 1', 'message 2', 'message 3']);
  await session.loadOlder();
  expect(desk.sent('history')).toHaveLength(1);
});

test('[V1] what is seen is told once, and counts in every tab', async () => {
  const { session, desk, enter, memory } = buildSession();
  const other = buildSession(memory);
  const welcome = { thread: buildThread({ last_seq: 2 }), messages: [buildRecord(1), buildRecord(2)] };
  await enter(welcome);
  await other.enter(welcome);
  expect(countUnread(session.state.get().conversation)).toBe(2);
  session.setVisible(true);
  await settle();
  expect(desk.sent('read')).toEqual([expect.objectContaining({ thread_uid: 't1', seq: 2 })]);
  expect(countUnread(session.state.get().conversation)).toBe(0);
  await desk.push({ method: 'thread_push', code: 0, thread: buildThread({ last_seq: 2, position: 2 }) });
  expect(desk.sent('read')).toHaveLength(1);
  other.session.hearMark();
  expect(countUnread(other.session.state.get().conversation)).toBe(0);
  session.setVisible(false);
  await desk.push({ method: 'message_push', code: 0, record: buildRecord(3) });
  expect(desk.sent('read')).toHaveLength(1);
  expect(countUnread(session.state.get().conversation)).toBe(1);
});

test('[V1] the preview of what is typed goes out once a second at most, the last text always', async () => {
  const { session, desk, time, enter } = buildSession();
  await enter({ thread: buildThread({ last_seq: 1 }), messages: [buildRecord(1)] });
  for (const words of ['h', 'he', 'hel', 'hello']) session.input(words);
  expect(desk.sent('typing').map((request) => request['text'])).toEqual(['h']);
  await time.advance(1000);
  expect(desk.sent('typing').map((request) => request['text'])).toEqual(['h', 'hello']);
  session.input('');
  expect(desk.sent('typing').at(-1)).toMatchObject({ on: false });
});

test('[V1] typing tells nobody before there is a thread', async () => {
  const { session, desk, enter } = buildSession();
  await enter();
  session.input('hello');
  expect(desk.sent('typing')).toEqual([]);
});

test("[V1] the agent's typing ends with his message, or by itself after 6 s", async () => {
  const { session, desk, time, enter } = buildSession();
  await enter({ thread: buildThread({ last_seq: 1 }), messages: [buildRecord(1)] });
  await desk.push({ method: 'typing_push', code: 0, on: true, name: 'Ada' });
  expect(session.state.get().typing).toBe('Ada');
  await desk.push({ method: 'message_push', code: 0, record: buildRecord(2) });
  expect(session.state.get().typing).toBeNull();
  await desk.push({ method: 'typing_push', code: 0, on: true, name: 'Ada' });
  await time.advance(6000);
  expect(session.state.get().typing).toBeNull();
});

test('[M1] writing after the end begins a new thread; its numbers begin again', async () => {
  const { session, desk, enter, texts } = buildSession();
  const thread = buildThread({ last_seq: 2, state: 'closed' });
  await enter({ thread, messages: [buildRecord(1), buildRecord(2)] });
  session.send(text('again'));
  const next = buildThread({ thread_uid: 't2', state: 'queued', agent: null, last_seq: 1, position: 1 });
  await desk.push({ method: 'thread_push', code: 0, thread: { ...next, last_seq: 0 } });
  await desk.answer('send', {
    data: { messages: [{ msg_id: 't2-1', seq: 1 }], create_time_ms: 1_700_000_000_000, thread: next },
  });
  expect(texts()).toEqual(['message 1', 'message 2', 'again']);
  expect(session.state.get().conversation).toMatchObject({ head: 1, thread: { thread_uid: 't2' } });
});

test('[V1] a rating is kept when it is stored; a refusal says why', async () => {
  const { session, desk, enter } = buildSession();
  const thread = buildThread({ last_seq: 1, state: 'closed' });
  await enter({ thread, messages: [buildRecord(1)] });
  const refused = session.rate(5, '');
  await desk.refuse('rate', 404, 'no thread');
  expect(await refused).toBe('no thread');
  const rated = session.rate(4, 'quick');
  expect(desk.sent('rate')[1]).toMatchObject({ score: 4, comment: 'quick' });
  await desk.answer('rate', {});
  expect(await rated).toBeNull();
  expect(session.state.get().conversation.thread?.score).toBe(4);
});
