import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape } from '../../outcome.ts';
import { is, text } from '../../shape.ts';
import { done, visitorPush } from './documented.ts';

export const setAutoConnectStatus: Check<Desk> = {
  chapter: '7',
  title: 'the switch is answered; switched on, a waiting visitor comes to the agent by itself',
  run: async ({ first, newVisitor }) => {
    const { client } = first;
    const from = client.heard.length;
    const on = await client.ask({ method: 'set_auto_connect_status', status: 1 });
    expectShape('set_auto_connect_status', { code: is(0), msg: text }, on);
    const userid = await newVisitor('assign me');
    const isIt = (frame: Record<string, unknown>): boolean => frame['userid'] === userid;
    const push = await client.push('connect_list_push', isIt, from);
    await client.ask({ method: 'set_auto_connect_status', status: 0 });
    expectShape('connect_list_push', visitorPush('connect_list_push'), push);
    const closed = await client.ask({ method: 'disconnect', userid });
    expectShape('disconnect', done('disconnect'), closed);
  },
};
