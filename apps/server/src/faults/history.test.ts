import { expect, test } from 'vitest';
import { judge, type Row, type Writer } from './history.ts';

const row = (seq: number, text: string): Row => ({ seq, msgId: `m${seq}`, sender: 'agent', text });
const told = (seq: number, text: string) => ({ clientMsgId: text, msgId: `m${seq}`, seq });
const writer = (...acknowledged: ReturnType<typeof told>[]): Writer => ({
  sender: 'agent',
  acknowledged,
  textOf: (id) => id,
});

test('[D1] [D2] [M2] the judge of the fault tests finds what it looks for', () => {
  const good = [row(1, 'a'), row(2, 'b'), row(3, 'c')];
  expect(judge(good, [writer(told(1, 'a'), told(3, 'c'))])).toEqual({
    acknowledged: 2,
    lost: 0,
    doubled: 0,
    outOfOrder: 0,
  });
  expect(judge(good, [writer(told(4, 'd'))]).lost).toBe(1);
  expect(judge(good, [writer(told(2, 'x'))]).lost).toBe(1);
  expect(judge([...good, row(4, 'b')], [writer()]).doubled).toBe(1);
  expect(judge([row(1, 'a'), row(3, 'b')], [writer()]).outOfOrder).toBe(1);
  expect(judge(good, [writer(told(2, 'b'), told(1, 'a'))]).outOfOrder).toBe(1);
});
