import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape, expectThat } from '../../outcome.ts';
import { is, number } from '../../shape.ts';

const delivered = { code: is(0), data: { success: number, failure: number } } as const;

const toAll: Check<Desk> = {
  chapter: '17.1',
  title: 'send_to_group reaches every client of the desk, as it was given',
  run: async ({ first, second, post, newId, options: { bid } }) => {
    const data = { method: 'set_customer_status_push', customer_id: '1', customer_name: newId(), status: 1 };
    const starts = [first.client.heard.length, second.client.heard.length] as const;
    const answer = await post('/api/chat/send_to_group', { bid, exclude_client_id: [], data });
    expectShape('send_to_group', delivered, answer);
    for (const [index, { client }] of [first, second].entries()) {
      const isIt = (frame: Record<string, unknown>): boolean => frame['customer_name'] === data.customer_name;
      const push = await client.push(data.method, isIt, starts[index]);
      expectShape('the frame', { customer_id: is('1'), status: is(1) }, push);
    }
  },
};

const toOne: Check<Desk> = {
  chapter: '17.2',
  title: 'send_to_customer reaches that agent only',
  run: async ({ first, second, post, newId }) => {
    const data = {
      method: 'chat',
      userid: newId(),
      user_query: { type: 'text', text: 'hello' },
      bot_response: [{ type: 'text', text: 'hello to you' }],
    };
    const starts = [first.client.heard.length, second.client.heard.length] as const;
    const answer = await post('/api/chat/send_to_customer', { customer_id: first.id, data });
    expectShape('send_to_customer', delivered, answer);
    const isIt = (frame: Record<string, unknown>): boolean => frame['userid'] === data.userid;
    await first.client.push('chat', isIt, starts[0]);
    await second.client.ask({ method: 'get_wait_user_list' });
    expectThat(!second.client.heard.slice(starts[1]).some(isIt), 'another agent heard it too');
  },
};

const imitation: Check<Desk> = {
  chapter: '17',
  title: 'what is passed on cannot imitate the server',
  run: async ({ first, post }) => {
    for (const data of [
      { method: 'login', code: 492 },
      { method: 'chat', code: 440 },
    ]) {
      const from = first.client.heard.length;
      await post('/api/chat/send_to_customer', { customer_id: first.id, data });
      await first.client.ask({ method: 'get_wait_user_list' });
      const came = first.client.heard.slice(from).some(({ code }) => code === data.code);
      expectThat(!came, `${JSON.stringify(data)} was passed on`);
    }
  },
};

export const sending = [toAll, toOne, imitation];
