import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape, expectThat } from '../../outcome.ts';
import { is, number, text } from '../../shape.ts';
import { onlineAgent } from './documented.ts';

const reply = {
  code: is(0),
  msg: text,
  method: is('login'),
  head_img: text,
  timestamp: number,
  customer_list: [onlineAgent],
} as const;

const loginPush = {
  code: is(0),
  method: is('login_push'),
  customer_name: text,
  customer_id: number,
  timestamp: number,
} as const;

const loginReply: Check<Desk> = {
  chapter: '3.2',
  title: 'login answers the documented fields, the agents who are online among them',
  run: async ({ first, second }) => {
    expectShape('login', reply, first.loginReply);
    const listed = (second.loginReply['customer_list'] as { customer_id: number }[]).map(
      ({ customer_id: id }) => id,
    );
    expectThat(
      listed.includes(first.id),
      `customer_list has no ${first.id}, who is online: ${listed.join()}`,
    );
  },
};

const badToken: Check<Desk> = {
  chapter: '3.3',
  title: 'a token that is not valid gets 440',
  run: async ({ connect }) => {
    const client = await connect();
    const refused = await client.ask({ method: 'login', token: 'nonsense' });
    expectShape('login', { code: is(440), msg: text }, refused);
  },
};

const others: Check<Desk> = {
  chapter: '3.4',
  title: 'the other clients hear login_push',
  run: async ({ first, second }) => {
    // The second agent came after the first.
    const push = await first.client.push('login_push', ({ customer_id: id }) => id === second.id);
    expectShape('login_push', loginPush, push);
  },
};

const elsewhere: Check<Desk> = {
  chapter: '3.5',
  title: 'an account that is online elsewhere gets 490 without force_online',
  run: async ({ connect, session }) => {
    const client = await connect();
    const refused = await client.ask({ method: 'login', token: await session(0) });
    expectShape('login', { code: is(490), msg: text, method: is('login') }, refused);
  },
};

const takenOver: Check<Desk> = {
  chapter: '3.6',
  title: 'with force_online the other side gets 492',
  run: async (desk) => {
    const token = await desk.session(1);
    const client = await desk.connect();
    const { client: before } = desk.second;
    const accepted = await client.ask({ method: 'login', token, force_online: 1 });
    expectShape('login', reply, accepted);
    const told = await before.until('492', () => before.heard.find(({ code }) => code === 492));
    expectShape('login', { code: is(492), msg: text, method: is('login') }, told);
    await client.ask({ method: 'set_auto_connect_status', status: 0 });
    // The rest of the run goes on with the connection that won.
    Object.assign(desk.second, { client, token });
  },
};

export const login = [loginReply, badToken, others, elsewhere, takenOver];
