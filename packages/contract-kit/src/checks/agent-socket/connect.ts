import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape, expectThat } from '../../outcome.ts';
import { is, text } from '../../shape.ts';
import { done } from './documented.ts';

const taken: Check<Desk> = {
  chapter: '8',
  title: 'connect is answered, and the other clients hear connect_push',
  run: async ({ first, second, newVisitor }) => {
    const userid = await newVisitor('take me');
    const from = second.client.heard.length;
    expectShape('connect', done('connect'), await first.client.ask({ method: 'connect', userid }));
    const push = await second.client.push('connect_push', (frame) => frame['userid'] === userid, from);
    expectShape('connect_push', { code: is(0), method: is('connect_push'), userid: text }, push);
  },
};

const race: Check<Desk> = {
  chapter: '8',
  title: 'of two who take the same visitor at the same time exactly one wins',
  run: async ({ first, second, newVisitor }) => {
    const userid = await newVisitor('who takes me?');
    const frame = { method: 'connect', userid };
    const replies = await Promise.all([first.client.ask(frame), second.client.ask(frame)]);
    const codes = replies.map(({ code }) => Number(code)).sort((a, b) => a - b);
    expectThat(codes.join() === '0,409', `the codes are ${codes.join(' and ')}, not 0 and 409`);
  },
};

export const connect = [taken, race];
