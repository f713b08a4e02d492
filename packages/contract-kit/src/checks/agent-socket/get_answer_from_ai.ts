import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape } from '../../outcome.ts';
import { is } from '../../shape.ts';
import { oneText, part } from './documented.ts';

export const getAnswerFromAi: Check<Desk> = {
  chapter: '16',
  title: 'get_answer_from_ai answers with messages',
  run: async ({ first, taken, options: { bid } }) => {
    const userid = await taken('how long does shipping take?');
    const reply = await first.client.ask({
      method: 'get_answer_from_ai',
      bid: String(bid),
      customer_id: String(first.id),
      userid,
      user_query: oneText('how long does shipping take?'),
    });
    expectShape('get_answer_from_ai', { code: is(0), data: { message_list: [part] } }, reply);
  },
};
