import { expect, test } from 'vitest';
import type { AnyPush } from '@inlay/client/incoming.ts';
import { buildOwn, buildState } from '../testing/build.ts';
import { handOverFinder } from './hand-overs.ts';

const bo = { id: 2, name: 'Bo', headImg: '', status: 1 as const, reason: null };
const colleagues = new Map([[2, bo]]);
const without = buildState([], { colleagues });
const withThread = buildState([buildOwn()], { colleagues });
const transfer: AnyPush = {
  method: 'transfer_push',
  code: 0,
  userid: 'v1',
  customer_id: 1,
  from_customer_id: 2,
  note: 'VIP',
};
const thread: AnyPush = { method: 'thread_push', code: 0, action: 'transferred', thread: buildOwn() };
const expected = { from: 'Bo', note: 'VIP', thread: buildOwn() };

test('[A7] told once, whichever of the two pushes comes first', () => {
  const first = handOverFinder();
  expect(first(transfer, without)).toBe(null);
  expect(first(thread, withThread)).toEqual(expected);
  expect(first(thread, withThread)).toBe(null);
  expect(handOverFinder()(transfer, withThread)).toEqual(expected);
});

test('[A7] a hand-over to somebody else, or back to the queue, is not ours', () => {
  const find = handOverFinder();
  expect(find({ ...transfer, customer_id: 3 }, withThread)).toBe(null);
  expect(find({ method: 'transfer_push', code: 0, userid: 'v1' }, withThread)).toBe(null);
  expect(find(thread, withThread)).toBe(null);
});
