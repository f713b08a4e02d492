import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape, expectThat } from '../../outcome.ts';
import { visitorPush } from './documented.ts';

const waiting: Check<Desk> = {
  chapter: '11.1',
  title: 'what a waiting visitor writes comes to every client as wait_list_push',
  run: async ({ first, second, newVisitor }) => {
    const starts = [first.client.heard.length, second.client.heard.length] as const;
    const userid = await newVisitor('is anybody there?');
    for (const [index, { client }] of [first, second].entries()) {
      const isIt = (frame: Record<string, unknown>): boolean => frame['userid'] === userid;
      const push = await client.push('wait_list_push', isIt, starts[index]);
      expectShape('wait_list_push', visitorPush('wait_list_push'), push);
    }
  },
};

const served: Check<Desk> = {
  chapter: '11.2',
  title: 'what a served visitor writes comes to its own agent only, as connect_list_push',
  run: async ({ first, second, taken, say }) => {
    const userid = await taken('first');
    const [mine, others] = [first.client.heard.length, second.client.heard.length];
    await say(userid, 'second');
    const isIt = (frame: Record<string, unknown>): boolean => frame['userid'] === userid;
    const push = await first.client.push('connect_list_push', isIt, mine);
    expectShape('connect_list_push', visitorPush('connect_list_push'), push);
    // A reply that comes after the push was due.
    await second.client.ask({ method: 'get_wait_user_list' });
    const leaked = second.client.heard
      .slice(others)
      .some((frame) => String(frame['method']).endsWith('_list_push') && isIt(frame));
    expectThat(!leaked, 'an agent heard a visitor whom somebody else serves');
  },
};

export const visitorPushes = [waiting, served];
