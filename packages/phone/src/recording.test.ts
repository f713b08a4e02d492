import { ConnectionLost, RequestRefused } from '@inlay/client/refused.ts';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { expect, test } from 'vitest';
import { Phone } from './phone.ts';
import { CallRecording } from './recording.ts';
import { memoryArchive } from './recording-memory.ts';
import { RecordingFailed } from './recording-port.ts';
import { createRecordingSender } from './recording-sender.ts';
import type { RecordingState } from './recording-state.ts';
import { fakeRecorder, FakeRecordingServer } from './testing/fake-recording.ts';
import { FakeSipPort, noHeaders, noSound } from './testing/fake-sip-port.ts';

/** Lets what was promised happen. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
  // Blobs are read outside of the queue of promises.
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
};

const ready = async () => {
  const clock = new ManualClock();
  const port = new FakeSipPort();
  let ids = 0;
  const phone = new Phone({
    port,
    clock,
    random: () => 0.5,
    newId: () => `call-${(ids += 1)}`,
    extension: '1001',
    fetchCredential: () =>
      Promise.resolve({ username: 'u', password: 'p', expiresAt: clock.now() + 3_600_000 }),
  });
  await phone.start();
  port.line?.onConnected();
  port.line?.onRegistered([]);
  const states: RecordingState[] = [];
  const troubles: unknown[] = [];
  const refused: string[] = [];
  const fake = fakeRecorder();
  const server = new FakeRecordingServer();
  const archive = memoryArchive();
  const onTrouble = (error: unknown): void => void troubles.push(error);
  const sender = createRecordingSender({
    archive,
    server,
    clock,
    agentId: 1,
    onRefused: (message) => refused.push(message),
    onTrouble,
  });
  const recording = new CallRecording({
    phone,
    recorder: fake.recorder,
    archive,
    server,
    clock,
    agentId: 1,
    onChange: (state) => states.push(state),
    onKept: () => sender.look(),
    onTrouble,
  });
  const talk = async () => {
    phone.dial({ callee: '1002' });
    port.last.listener.onAccepted(noHeaders);
    await settle();
    const session = port.last;
    return { session, take: fake.takes.at(-1) };
  };
  const talked = async () => {
    const { session, take } = await talk();
    if (!take) throw new Error('nothing is recorded');
    return { session, take };
  };
  return {
    clock,
    port,
    phone,
    fake,
    server,
    archive,
    sender,
    recording,
    states,
    troubles,
    refused,
    talk,
    talked,
  };
};

test('[P8] recorded from the answer on; at the end kept, sent in numbered chunks, and forgotten here', async () => {
  const made = await ready();
  const { take } = await made.talked();
  expect(made.server.asked).toEqual(['call-1']);
  expect(made.states).toEqual([{ name: 'asking' }, { name: 'recording', paused: false }]);
  take.gives('abcdef');
  made.clock.advance(1_000);
  take.gives('gh');
  made.clock.advance(500);
  made.phone.hangUp();
  await settle();
  expect(made.states.at(-1)).toEqual({ name: 'none' });
  expect(made.server.textOf(1)).toBe('abcdefghlast');
  expect([...(made.server.chunks.get(1)?.values() ?? [])]).toEqual(['abcd', 'efgh', 'last']);
  expect(made.server.ended.get(1)).toEqual({ chunks: 3, durationMs: 1_500, problem: null });
  expect(await made.archive.all()).toEqual([]);
  expect(made.troubles).toEqual([]);
});

test('[P8] the tone: at once, then every 15 s; none without the desk wanting it', async () => {
  const made = await ready();
  const { take } = await made.talked();
  const beeps = (): number => take.done.filter((what) => what === 'beep').length;
  expect([take.options.tone, beeps()]).toEqual([true, 1]);
  made.clock.advance(14_999);
  expect(beeps()).toBe(1);
  made.clock.advance(1);
  expect(beeps()).toBe(2);
  made.phone.hangUp();
  await settle();
  made.clock.advance(60_000);
  expect(beeps()).toBe(2);
  made.server.consentTone = false;
  const second = await made.talked();
  made.clock.advance(60_000);
  expect([second.take.options.tone, second.take.done.includes('beep')]).toEqual([false, false]);
});

test('[P8] on hold nothing is recorded, and its time is not counted; then the tone comes first', async () => {
  const made = await ready();
  const { session, take } = await made.talked();
  made.clock.advance(2_000);
  session.listener.onHold('remote', true);
  expect(made.states.at(-1)).toEqual({ name: 'recording', paused: true });
  made.clock.advance(40_000);
  made.phone.setHold(true);
  session.listener.onHold('remote', false);
  expect(take.done.slice(-1)).toEqual(['pause']);
  made.phone.setHold(false);
  expect(take.done.slice(-2)).toEqual(['resume', 'beep']);
  expect(made.states.at(-1)).toEqual({ name: 'recording', paused: false });
  made.clock.advance(1_000);
  made.phone.hangUp();
  await settle();
  expect(made.server.ended.get(1)).toMatchObject({ durationMs: 3_000 });
});

test('[P8] mute is for the recording too; a connection that takes the place of another is followed', async () => {
  const made = await ready();
  const { session, take } = await made.talked();
  made.phone.setMute(true);
  made.phone.setMute(false);
  expect(take.done.slice(-2)).toEqual(['mute', 'unmute']);
  const next = noSound();
  session.carrier = next;
  session.listener.onPeer('lost');
  session.listener.onPeer('here');
  expect(take.sound).toBe(next);
  expect(take.done.filter((what) => what === 'follow')).toHaveLength(1);
});

test('[P8] while somebody is asked before a transfer, that call is not recorded', async () => {
  const made = await ready();
  const { take } = await made.talked();
  made.phone.consult({ callee: '1003' });
  made.port.last.listener.onAccepted(noHeaders);
  await settle();
  expect(made.server.asked).toEqual(['call-1']);
  expect(take.done.at(-1)).toBe('pause');
});

test('[P8] the server does not know yet that it was answered, or cannot be reached: asked again, and the call goes on', async () => {
  const made = await ready();
  made.server.failing.push(new RequestRefused(409, 'nobody talks'), new ConnectionLost());
  await made.talk();
  expect(made.fake.takes).toEqual([]);
  made.clock.advance(1_000);
  await settle();
  made.clock.advance(2_000);
  await settle();
  expect(made.fake.takes).toHaveLength(1);
  expect([made.states.at(-1)?.name, made.phone.state.call?.name]).toEqual(['recording', 'talking']);
});

test('[P8] a colleague in the call records it; when he has handed it on, this page does', async () => {
  const made = await ready();
  made.server.begun = 'elsewhere';
  await made.talk();
  expect(made.states.at(-1)).toEqual({ name: 'elsewhere' });
  made.server.begun = 'here';
  made.clock.advance(15_000);
  await settle();
  expect(made.states.at(-1)).toEqual({ name: 'recording', paused: false });
});

test('[P8] a desk that does not record is asked once a call', async () => {
  const made = await ready();
  made.server.begun = 'off';
  await made.talk();
  made.clock.advance(3_600_000);
  await settle();
  expect([made.server.asked.length, made.fake.takes.length, made.states.at(-1)?.name]).toEqual([
    1,
    0,
    'none',
  ]);
});

test.each(['unsupported', 'sound'] as const)(
  '[P8] a recorder that does not start (%s): the agent is told, the record too, the call goes on',
  async (problem) => {
    const made = await ready();
    made.fake.refuse = new RecordingFailed(problem);
    await made.talk();
    expect(made.states.at(-1)).toEqual({ name: 'failed', problem });
    expect(made.phone.state.call?.name).toBe('talking');
    await settle();
    expect(made.server.ended.get(1)).toEqual({ chunks: 0, durationMs: 0, problem });
  },
);

test('[P8] one that stops in the middle: what it had is sent, with the reason', async () => {
  const made = await ready();
  const { take } = await made.talked();
  take.gives('good');
  await settle();
  take.events.onTrouble('sound');
  await settle();
  expect(made.states.at(-1)).toEqual({ name: 'failed', problem: 'sound' });
  expect(made.phone.state.call?.name).toBe('talking');
  expect(made.server.textOf(1)).toBe('good');
  expect(made.server.ended.get(1)).toMatchObject({ chunks: 1, problem: 'sound' });
});

test('[P8] no recording is longer than the server takes', async () => {
  const made = await ready();
  made.server.mostChunks = 2;
  const { take } = await made.talked();
  take.gives('12345');
  take.gives('6789');
  await settle();
  expect(made.states.at(-1)).toEqual({ name: 'failed', problem: 'too_long' });
  expect(made.server.textOf(1)).toBe('12345');
  expect(made.server.ended.get(1)).toMatchObject({ problem: 'too_long' });
});

test('[P8] nothing can be kept: said, and the record tells it', async () => {
  const made = await ready();
  made.archive.begin = () => Promise.reject(new Error('no room'));
  await made.talk();
  await settle();
  expect(made.states.at(-1)).toEqual({ name: 'failed', problem: 'storage' });
  expect(made.server.ended.get(1)).toMatchObject({ chunks: 0, problem: 'storage' });
  expect(made.troubles).toHaveLength(1);
});

test('[P8] the line is lost while it is sent: what is there already is not sent again', async () => {
  const made = await ready();
  const { take } = await made.talked();
  take.gives('abcdefgh');
  made.phone.hangUp();
  // The list of chunks is read, the first chunk arrives, then nothing for two attempts.
  const send = made.server.sendChunk.bind(made.server);
  let isDown = true;
  made.server.sendChunk = (id, number, bytes) =>
    number > 0 && isDown ? Promise.reject(new ConnectionLost()) : send(id, number, bytes);
  await settle();
  expect(made.server.textOf(1)).toBe('abcd');
  made.clock.advance(2_000);
  await settle();
  expect(await made.archive.all()).toHaveLength(1);
  isDown = false;
  made.clock.advance(5_000);
  await settle();
  expect(made.server.textOf(1)).toBe('abcdefghlast');
  expect([await made.archive.all(), made.troubles, made.refused]).toEqual([[], [], []]);
});

test('[P8] a page that went away in a call: the next one sends what it had, of this agent only', async () => {
  const made = await ready();
  const kept = { chunkBytes: 4, durationMs: 700, finished: false, problem: null };
  await made.archive.begin({ recordingId: 7, agentId: 1, ...kept });
  await made.archive.add(7, new Blob(['left behind']), 700);
  await made.archive.begin({ recordingId: 8, agentId: 2, ...kept });
  made.sender.look();
  await settle();
  expect(made.server.textOf(7)).toBe('left behind');
  expect(made.server.ended.get(7)).toEqual({ chunks: 3, durationMs: 700, problem: 'interrupted' });
  expect((await made.archive.all()).map(({ recordingId }) => recordingId)).toEqual([8]);
});

test('[P8] one that still grows is nobody else’s to send', async () => {
  const made = await ready();
  const { take } = await made.talked();
  take.gives('half');
  await settle();
  made.sender.look();
  await settle();
  expect([made.server.textOf(1), made.server.ended.size]).toEqual(['', 0]);
  made.phone.hangUp();
  await settle();
  expect(made.server.textOf(1)).toBe('halflast');
});

test('[P8] what the server will never take is told, and does not come back', async () => {
  const made = await ready();
  const { take } = await made.talked();
  take.gives('x');
  await settle();
  made.server.failing.push(new RequestRefused(404, 'it was deleted'));
  made.phone.hangUp();
  await settle();
  expect([made.refused, await made.archive.all()]).toEqual([['it was deleted'], []]);
});
