import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape, expectThat } from '../../outcome.ts';
import { is, text } from '../../shape.ts';

export const malformed: Check<Desk> = {
  chapter: '1',
  title: 'an unknown method and fields of wrong types are refused with a reason; the connection stays',
  run: async ({ first }) => {
    const unknown = await first.client.ask({ method: 'no_such_method' });
    expectShape('an unknown method', { code: is(404), msg: text, method: is('no_such_method') }, unknown);
    for (const userid of [null, 7.5, {}, [], '']) {
      const { code, msg } = await first.client.ask({ method: 'connect', userid });
      const given = JSON.stringify(userid);
      expectThat(code === 400 || code === 404, `connect with userid ${given} answers ${String(code)}`);
      expectThat(typeof msg === 'string' && msg !== '', `connect with userid ${given} says no reason`);
    }
  },
};
