import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { buildRecord, buildThread } from '../testing/build-record.ts';
import { buildWelcome } from '../testing/build-session.ts';
import { applyHello } from './apply-hello.ts';
import { applyRecord } from './apply-record.ts';
import { applyThread } from './apply-thread.ts';
import { emptyConversation, isBehind, type Conversation } from './conversation.ts';

const count = 12;
const all = Array.from({ length: count }, (_, index) =>
  buildRecord(index + 1, index % 5 === 4 ? { message: null } : {}),
);
const thread = buildThread({ last_seq: count });
const fresh = applyHello(emptyConversation, buildWelcome({ thread, messages: all }).data);

/** What the server answers to `have`. */
const resume = (conversation: Conversation): Conversation => {
  const messages = all.filter(({ seq }) => seq > conversation.head);
  return applyHello(conversation, buildWelcome({ thread, messages, resumed: true }).data);
};

test('[D3] old snapshot + pushes in any order, doubled or lost, + resume = fresh snapshot', () => {
  const pushes = array(integer({ min: 0, max: count - 1 }), { maxLength: 40 });
  assert(
    property(integer({ min: 0, max: count }), pushes, (known, order) => {
      const old = applyHello(
        emptyConversation,
        buildWelcome({ thread: buildThread({ last_seq: known }), messages: all.slice(0, known) }).data,
      );
      const pushed = order.reduce((before, index) => applyRecord(before, all[index] ?? buildRecord(1)), old);
      const resumed = resume(pushed);
      expect(resumed.records).toEqual(fresh.records);
      expect(resumed.head).toBe(fresh.head);
      expect(isBehind(resumed)).toBe(false);
    }),
  );
});

test('[M2] records are shown without a gap, whatever arrives', () => {
  assert(
    property(array(integer({ min: 0, max: count - 1 })), (order) => {
      const pushed = order.reduce(
        (before, index) => applyRecord(before, all[index] ?? buildRecord(1)),
        emptyConversation,
      );
      const expected = all.slice(0, pushed.head).filter(({ message }) => message !== null);
      expect(pushed.records).toEqual(expected);
    }),
  );
});

test('[M1] a late message of an earlier thread does not bring that thread back', () => {
  const earlier = applyHello(emptyConversation, buildWelcome({ thread, messages: all }).data);
  const now = applyThread(earlier, buildThread({ thread_uid: 't2', last_seq: 0 }));
  expect(applyRecord(now, buildRecord(count + 1))).toBe(now);
});
