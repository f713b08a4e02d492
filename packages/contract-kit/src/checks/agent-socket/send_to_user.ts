import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape, expectThat } from '../../outcome.ts';
import { is } from '../../shape.ts';
import { oneText } from './documented.ts';

const answered = (success: number) =>
  ({
    code: is(0),
    method: is('send_to_user'),
    data: { failure: is(0), success: is(success) },
  }) as const;

const picture = 'https://example.com/kit.png';
const kinds = [
  { type: 'text', value: { text: 'hello' } },
  { type: 'picture', value: { url: picture } },
  { type: 'video', value: { url: 'https://example.com/kit.mp4', thumb_url: picture } },
  { type: 'voice', value: { url: 'https://example.com/kit.mp3', duration: 3 } },
];

const everyKind: Check<Desk> = {
  chapter: '12',
  title: 'text, picture, video and voice are sent, and counted as success',
  run: async ({ first, taken }) => {
    const userid = await taken('send me everything');
    for (const part of kinds) {
      const reply = await first.client.ask({ method: 'send_to_user', userid, message: [part] });
      expectShape(`send_to_user with ${part.type}`, answered(1), reply);
    }
    const reply = await first.client.ask({ method: 'send_to_user', userid, message: kinds });
    expectShape('send_to_user with four parts', answered(4), reply);
  },
};

const unknown: Check<Desk> = {
  chapter: '12',
  title: 'a visitor that does not exist, and a part that is none, are refused with a reason',
  run: async ({ first, newId, taken }) => {
    const message = oneText('hello');
    const stranger = await first.client.ask({ method: 'send_to_user', userid: `none-${newId()}`, message });
    expectThat(stranger['code'] === 404, `an unknown visitor answers ${String(stranger['code'])}, not 404`);
    const userid = await taken('x');
    const wrong = await first.client.ask({ method: 'send_to_user', userid, message: [{ type: 'text' }] });
    expectThat(wrong['code'] === 400, `a part without value answers ${String(wrong['code'])}, not 400`);
    expectThat(typeof wrong['msg'] === 'string' && wrong['msg'] !== '', 'the refusal says nothing');
  },
};

const twice: Check<Desk> = {
  chapter: '12 (addition: client_msg_id)',
  title: 'the same client_msg_id is stored once',
  run: async ({ first, taken, newId }) => {
    const userid = await taken('once, please');
    const frame = { method: 'send_to_user', userid, message: oneText('once'), client_msg_id: newId() };
    const replies = [await first.client.ask(frame), await first.client.ask(frame)];
    const [one = '', two = ''] = replies.map(({ data }) =>
      JSON.stringify((data as { messages?: unknown }).messages),
    );
    expectThat(one === two, `two answers to one id: ${one} and ${two}`);
    expectShape('the second answer', { code: is(0), data: { duplicate: is(true) } }, replies[1]);
  },
};

export const sendToUser = [everyKind, unknown, twice];
