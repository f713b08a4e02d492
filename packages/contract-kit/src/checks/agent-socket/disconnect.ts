import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape, expectThat } from '../../outcome.ts';
import { is } from '../../shape.ts';
import { done } from './documented.ts';

export const disconnect: Check<Desk> = {
  chapter: '9',
  title: 'disconnect names the visitor, and ends the conversation',
  run: async ({ first, taken }) => {
    const userid = await taken('good-bye');
    const reply = await first.client.ask({ method: 'disconnect', userid });
    expectShape('disconnect', done('disconnect'), reply);
    expectShape('disconnect', { userid: is(userid) }, reply);
    const again = await first.client.ask({ method: 'disconnect', userid });
    expectThat(again['code'] !== 0, 'a conversation that has ended was ended once more');
  },
};
