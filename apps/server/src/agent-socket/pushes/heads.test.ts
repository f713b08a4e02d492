import { heads } from '@inlay/protocol/agent-socket/heads.ts';
import { compile } from '@inlay/protocol/compile.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../interface-4/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const beatMs = 10_000;

/** An agent with a visitor of his own, whose thread is at 2. */
const withVisitor = async (more: Record<string, unknown> = {}) => {
  const ada = await desk.agent('ada', more);
  const visitor = await desk.visitor();
  await visitor.say('hello');
  await ada.ask({ method: 'connect', userid: visitor.userid });
  return { ada, visitor };
};

test('[D4] who has used sync is told with each beat where the threads are', async () => {
  const { ada, visitor } = await withVisitor();
  await ada.ask({ method: 'sync', threads: {} });
  desk.clock.advance(beatMs);
  const first = await ada.push('heads');
  expect(first).toEqual({ method: 'heads', code: 0, heads: { [visitor.userid]: 2 } });
  expect(compile(heads).firstError(first)).toBeNull();
  await visitor.say('more');
  desk.clock.advance(beatMs);
  expect(await ada.push('heads', 2)).toMatchObject({ heads: { [visitor.userid]: 3 } });
});

test('[D4] the database says it, though nobody was told of the message', async () => {
  const { ada, visitor } = await withVisitor();
  await ada.ask({ method: 'sync', threads: {} });
  // As if every push of it were lost.
  await desk.bus.close();
  await visitor.say('unheard');
  desk.clock.advance(beatMs);
  expect(await ada.push('heads')).toMatchObject({ heads: { [visitor.userid]: 3 } });
});

test('[D4] who has not used sync, another agent’s tabs, and agents without threads get none', async () => {
  const { ada } = await withVisitor();
  const bo = await desk.agent('bo');
  await bo.ask({ method: 'sync', threads: {} });
  const tab = await desk.connect();
  await tab.ask({ method: 'login', token: ada.token });
  await tab.ask({ method: 'sync', threads: {} });
  desk.clock.advance(beatMs);
  await tab.push('heads');
  for (const client of [ada, bo]) {
    await client.ask({ method: 'get_wait_user_list' });
    expect(client.pushes('heads')).toEqual([]);
  }
});
