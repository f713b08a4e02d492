import { expect, test } from 'vitest';
import { RequestRefused } from './refused.ts';
import type { SentFrame } from './testing/fake-server.ts';
import { buildRig, comeOnline } from './testing/start-client.ts';

const text = (words: string) => [{ type: 'text' as const, value: { text: words } }];
const stored = (frame: SentFrame) => ({
  data: {
    success: 1,
    failure: 0,
    messages: [{ msg_id: `id-${frame['client_msg_id']}`, seq: 1 }],
    thread_uid: 't',
    create_time_ms: 1,
  },
});

test('[S8] [A11] who waits gets the answer; the id and the page go with the message', async () => {
  const rig = buildRig();
  rig.server.script.send_to_user = stored;
  await comeOnline(rig);
  const reply = rig.client.deliver('v1', text('hello'), { id: 'load-2', pageId: 7 });
  expect(rig.seen.outbox).toMatchObject([{ id: 'load-2', pageId: 7, state: { name: 'sending' } }]);
  await rig.clock.advance(0);
  expect((await reply).data.messages).toEqual([{ msg_id: 'id-load-2', seq: 1 }]);
  expect(rig.server.of('send_to_user')).toMatchObject([{ client_msg_id: 'load-2', page_id: 7 }]);
  expect(rig.seen.outbox).toEqual([]);
});

test('[S8] what was refused is told to whoever waits, and is not kept', async () => {
  const rig = buildRig();
  rig.server.script.send_to_user = () => ({ code: 403, msg: 'lacks message:send' });
  await comeOnline(rig);
  const reply = rig.client.deliver('v1', text('hello'), { pageId: 7 });
  const [answer] = await Promise.allSettled([reply, rig.clock.advance(0)]);
  expect(answer).toMatchObject({
    status: 'rejected',
    reason: new RequestRefused(403, 'lacks message:send'),
  });
  expect(rig.seen.outbox).toEqual([]);
});
