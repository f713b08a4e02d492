import { expect, test } from 'vitest';
import { createFakeDesk } from '../testing/fake-desk.ts';
import { createFakeTime, settle } from '../testing/fake-time.ts';
import type { AnyPush } from './incoming.ts';
import { VisitorConnection, type Phase } from './visitor-connection.ts';

const build = (greet: () => Promise<boolean> = () => Promise.resolve(true)) => {
  const desk = createFakeDesk();
  const time = createFakeTime();
  const phases: Phase[] = [];
  const pushes: AnyPush[] = [];
  const connection = new VisitorConnection({
    after: time.after,
    openSocket: desk.openSocket,
    random: () => 0,
    greet,
    onPush: (push) => pushes.push(push),
    onPhase: (phase) => phases.push(phase),
  });
  return { desk, time, phases, pushes, connection };
};

test('[V1] a connection is online only after it was greeted', async () => {
  const { desk, phases, connection } = build();
  connection.open();
  expect(phases).toEqual(['connecting']);
  await desk.accept();
  expect(phases).toEqual(['connecting', 'online']);
});

test('[A1] beat is answered with beat', async () => {
  const { desk, connection } = build();
  connection.open();
  await desk.accept();
  await desk.say('beat');
  expect(desk.frames()).toEqual(['beat']);
});

test('[A1] a socket that says nothing for 30 s is given up, without waiting for the network to notice', async () => {
  const { desk, time, phases, connection } = build();
  connection.open();
  await desk.accept();
  await time.advance(29_000);
  await desk.say('beat');
  await time.advance(29_000);
  expect(phases.at(-1)).toBe('online');
  await time.advance(1000);
  expect(phases.at(-1)).toBe('waiting');
});

test('[V1] it comes back again and again, later each time, and at once when the network is back', async () => {
  const { desk, time, connection } = build();
  connection.open();
  await desk.drop();
  await time.advance(500);
  expect(desk.connections()).toBe(2);
  await desk.drop();
  await time.advance(999);
  expect(desk.connections()).toBe(2);
  connection.retryNow();
  expect(desk.connections()).toBe(3);
});

test('[V1] a greeting that fails is tried again on a new socket', async () => {
  const answers = [false, true];
  const { desk, time, phases, connection } = build(() => Promise.resolve(answers.shift() ?? true));
  connection.open();
  await desk.accept();
  expect(phases.at(-1)).toBe('waiting');
  await time.advance(500);
  await desk.accept();
  expect(phases.at(-1)).toBe('online');
});

test('[A4] an answer finds its request; a refusal carries code and words', async () => {
  const { desk, connection } = build();
  connection.open();
  await desk.accept();
  const asked = connection.ask('rate', { score: 5 });
  await desk.refuse('rate', 409, 'no thread yet');
  expect(await asked).toEqual({ kind: 'refused', code: 409, msg: 'no thread yet' });
});

test('[V1] what was asked when the connection broke, or is never answered, counts as lost', async () => {
  const { desk, time, connection, phases } = build();
  connection.open();
  await desk.accept();
  const first = connection.ask('rate', { score: 5 });
  await desk.drop();
  expect(await first).toEqual({ kind: 'lost' });
  expect(await connection.ask('rate', { score: 5 })).toEqual({ kind: 'lost' });
  await time.advance(500);
  await desk.accept();
  const second = connection.ask('rate', { score: 5 });
  await time.advance(15_000);
  expect(await second).toEqual({ kind: 'lost' });
  expect(phases.at(-1)).toBe('waiting');
});

test('[V1] frames that are no frames of ours disturb nothing', async () => {
  const { desk, pushes, phases, connection } = build();
  connection.open();
  await desk.accept();
  for (const frame of [
    '',
    'null',
    '[]',
    '"x"',
    '{',
    '{"method":"__proto__"}',
    '{"method":"toString","code":0}',
    '{"method":7}',
  ])
    await desk.say(frame);
  await desk.say({ method: 'typing_push', code: 0, on: true, name: 'Ada' });
  expect(pushes).toEqual([{ method: 'typing_push', code: 0, on: true, name: 'Ada' }]);
  expect(phases.at(-1)).toBe('online');
});

test('[V1] a closed connection stays closed', async () => {
  const { desk, time, connection, phases } = build();
  connection.open();
  await desk.accept();
  connection.close();
  await time.advance(60_000);
  await settle();
  expect(desk.connections()).toBe(1);
  expect(phases.at(-1)).toBe('closed');
});
