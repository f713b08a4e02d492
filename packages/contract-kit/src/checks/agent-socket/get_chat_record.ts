import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape, expectThat } from '../../outcome.ts';
import { is, number } from '../../shape.ts';
import { oneText, part } from './documented.ts';

const reply = {
  code: is(0),
  data: { list_chat: [{ create_time: number, is_robot: is(0, 1), message: part }] },
} as const;

const textsOf = (frame: Record<string, unknown>): string[] =>
  (
    frame['data'] as { list_chat: { message: { type: string; value: { text?: string } } }[] }
  ).list_chat.flatMap(({ message }) => (message.type === 'text' ? [message.value.text ?? ''] : []));

export const getChatRecord: Check<Desk> = {
  chapter: '15',
  title: 'get_chat_record shows the newest page first, oldest first inside a page, and nothing twice',
  run: async ({ first, taken, options: { bid } }) => {
    const userid = await taken('line 0');
    for (let line = 1; line <= 6; line += 1)
      await first.client.ask({ method: 'send_to_user', userid, message: oneText(`line ${line}`) });
    const frame = { method: 'get_chat_record', bid: String(bid), customer_id: first.id, userid, pagesize: 3 };
    const pages: string[][] = [];
    for (const page of [1, 2, 3, 4, 5]) {
      const answer = await first.client.ask({ ...frame, page });
      expectShape('get_chat_record', reply, answer);
      pages.push(textsOf(answer));
    }
    const newest = pages[0]?.at(-1) ?? 'nothing';
    expectThat(newest === 'line 6', `page 1 ends with ${newest}, not the newest`);
    // A desk may keep lines of its own between them, who took the conversation for example.
    const said = pages.toReversed().flat();
    const all = said.filter((text) => /^line \d$/.test(text)).join();
    expectThat(all === 'line 0,line 1,line 2,line 3,line 4,line 5,line 6', `all pages together say: ${all}`);
  },
};
