import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape, expectThat } from '../../outcome.ts';
import { is, number, text } from '../../shape.ts';

const logoutPush = {
  code: is(0),
  method: is('logout_push'),
  customer_id: number,
  customer_name: text,
  timestamp: number,
} as const;

/** Runs last: it ends the second agent's connection. */
export const logout: Check<Desk> = {
  chapter: '4',
  title: 'logout closes the connection, and the other clients hear logout_push',
  run: async ({ first, second }) => {
    const from = first.client.heard.length;
    second.client.send({ method: 'logout' });
    const code = await second.client.end();
    expectThat(code === 1000, `the connection was closed with ${code}, not 1000`);
    const push = await first.client.push('logout_push', ({ customer_id: id }) => id === second.id, from);
    expectShape('logout_push', logoutPush, push);
  },
};
