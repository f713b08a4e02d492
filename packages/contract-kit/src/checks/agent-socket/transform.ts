import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape } from '../../outcome.ts';
import { is, text } from '../../shape.ts';
import { done } from './documented.ts';

export const transform: Check<Desk> = {
  chapter: '10',
  title: 'transform puts the visitor back; the other clients hear transfer_push and may take over',
  run: async ({ first, second, taken }) => {
    const userid = await taken('pass me on');
    const from = second.client.heard.length;
    expectShape('transform', done('transform'), await first.client.ask({ method: 'transform', userid }));
    const push = await second.client.push('transfer_push', (frame) => frame['userid'] === userid, from);
    expectShape('transfer_push', { code: is(0), method: is('transfer_push'), userid: text }, push);
    expectShape('connect', done('connect'), await second.client.ask({ method: 'connect', userid }));
  },
};
