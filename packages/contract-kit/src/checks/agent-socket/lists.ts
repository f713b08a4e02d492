import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape, expectThat } from '../../outcome.ts';
import { userList } from './documented.ts';

const holds = (reply: Record<string, unknown>, userid: string): boolean =>
  (reply['data'] as { user_list: { userid: string }[] }).user_list.some((row) => row.userid === userid);

const waiting: Check<Desk> = {
  chapter: '13',
  title: 'get_wait_user_list shows who waits; bid may be a number, a text, or left out',
  run: async ({ first, newVisitor, options: { bid } }) => {
    const userid = await newVisitor('in the list?');
    for (const named of [{}, { bid }, { bid: String(bid) }]) {
      const reply = await first.client.ask({ method: 'get_wait_user_list', ...named });
      expectShape('get_wait_user_list', userList, reply);
      expectThat(holds(reply, userid), `the list has no ${userid}, who waits`);
    }
  },
};

const mine: Check<Desk> = {
  chapter: '14',
  title: "get_current_session_list shows one's own visitors",
  run: async ({ first, taken, options: { bid } }) => {
    const userid = await taken('mine?');
    for (const customer of [first.id, String(first.id)]) {
      const frame = { method: 'get_current_session_list', bid, customer_id: customer };
      const reply = await first.client.ask(frame);
      expectShape('get_current_session_list', userList, reply);
      expectThat(holds(reply, userid), `the list has no ${userid}, who is served`);
    }
  },
};

const otherDesk: Check<Desk> = {
  chapter: '13, 14',
  title: "another desk's bid is refused",
  run: async ({ first, options: { bid } }) => {
    for (const method of ['get_wait_user_list', 'get_current_session_list']) {
      const { code } = await first.client.ask({ method, bid: bid + 1_000_000 });
      expectThat(code === 403 || code === 404, `${method} of another desk answers ${String(code)}`);
    }
  },
};

export const lists = [waiting, mine, otherDesk];
