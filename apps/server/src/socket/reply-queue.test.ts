import { expect, test } from 'vitest';
import { ReplyQueue } from './reply-queue.ts';

test('[A4] replies leave in the order of the places, whatever settles first', () => {
  const sent: string[] = [];
  const queue = new ReplyQueue({ send: (frame) => void sent.push(frame) });
  const [a, b, c, d] = [queue.take(), queue.take(), queue.take(), queue.take()];
  c.answer('c');
  b.answer(null);
  expect(sent).toEqual([]);
  a.answer('a');
  expect(sent).toEqual(['a', 'c']);
  d.answer('d');
  expect(sent).toEqual(['a', 'c', 'd']);
});

test('[A4] a turn comes when all before are answered, and emptiness when all are', async () => {
  const order: string[] = [];
  const queue = new ReplyQueue({ send: () => undefined });
  const [first, second] = [queue.take(), queue.take()];
  const done = Promise.all([
    second.turn().then(() => {
      order.push('turn');
      second.answer('2');
    }),
    queue.empty().then(() => order.push('empty')),
  ]);
  await first.turn();
  order.push('first');
  first.answer('1');
  await done;
  await queue.empty();
  expect(order).toEqual(['first', 'turn', 'empty']);
});

test('[A4] a queue that is never empty keeps its order over thousands of replies', () => {
  const sent: string[] = [];
  const queue = new ReplyQueue({ send: (frame) => void sent.push(frame) });
  let last = queue.take();
  for (let n = 0; n < 5000; n += 1) {
    const next = queue.take();
    last.answer(String(n));
    last = next;
  }
  expect(sent).toEqual(Array.from({ length: 5000 }, (_, n) => String(n)));
});
