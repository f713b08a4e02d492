import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape } from '../../outcome.ts';
import { id, is, text } from '../../shape.ts';
import { done } from './documented.ts';

const push = (status: number) =>
  ({
    code: is(0),
    method: is('set_customer_status_push'),
    customer_id: id,
    customer_name: text,
    status: is(status),
  }) as const;

export const setCustomerStatus: Check<Desk> = {
  chapter: '5',
  title: 'each status is accepted, and the other clients hear it',
  run: async ({ first, second }) => {
    for (const status of [3, 2, 1]) {
      const from = first.client.heard.length;
      const reply = await second.client.ask({ method: 'set_customer_status', status });
      expectShape('set_customer_status', done('set_customer_status'), reply);
      const isIt = (frame: Record<string, unknown>): boolean =>
        Number(frame['customer_id']) === second.id && frame['status'] === status;
      const heard = await first.client.push('set_customer_status_push', isIt, from);
      expectShape('set_customer_status_push', push(status), heard);
    }
  },
};
