import type { Check } from '../../check.ts';
import { postJson } from '../../client/desk-http.ts';
import type { Desk } from '../../desk.ts';
import { expectShape, expectThat } from '../../outcome.ts';
import { id, is, number, text } from '../../shape.ts';

const status = is(0, 1, 2, 3);

const list: Check<Desk> = {
  chapter: '18.1',
  title: 'customer/list names the agents who are online',
  run: async ({ post, first, second, options: { bid } }) => {
    const answer = await post('/api/customer/list', { bid });
    const row = { customer_id: number, customer_name: text, status };
    expectShape('customer/list', { code: is(0), msg: text, data: [row] }, answer);
    const rows = answer['data'] as { customer_id: number }[];
    const ids = new Set(rows.map((agent) => agent.customer_id));
    for (const agent of [first, second])
      expectThat(ids.has(agent.id), `the list has no ${agent.id}, who is online`);
  },
};

const info: Check<Desk> = {
  chapter: '18.2',
  title: 'customer/info names an agent and whom it serves; the id may be a number or a text',
  run: async ({ post, first, taken }) => {
    const userid = await taken('am I connecting?');
    const data = {
      bid: id,
      customer_name: text,
      customer_id: number,
      status,
      connecting_user: [text],
    } as const;
    for (const customer of [first.id, String(first.id)]) {
      const answer = await post('/api/customer/info', { customer_id: customer });
      expectShape('customer/info', { code: is(0), msg: text, data }, answer);
      const { connecting_user: users } = answer['data'] as { connecting_user: string[] };
      expectThat(users.includes(userid), `connecting_user has no ${userid}`);
    }
  },
};

const isOnline: Check<Desk> = {
  chapter: '18.3',
  title: 'customer/is_online says 1 for who is',
  run: async ({ post, first }) => {
    const answer = await post('/api/customer/is_online', { customer_id: first.id });
    expectShape('is_online', { code: is(0), msg: text, data: { is_online: is(1) } }, answer);
  },
};

const withoutKey: Check<Desk> = {
  chapter: '17, 18 (addition: API keys)',
  title: 'without a key, or with a wrong one, nothing is told',
  run: async ({ options: { url, bid } }) => {
    for (const key of [undefined, 'guessed']) {
      const answer = await postJson(`${url}/api/customer/list`, { bid }, key);
      expectThat(answer['code'] === 401, `with ${key ?? 'no'} key it answers ${String(answer['code'])}`);
      expectThat(!('data' in answer), 'the refusal carries data');
    }
  },
};

export const customers = [list, info, isOnline, withoutKey];
