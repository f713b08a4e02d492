import { expect, test } from 'vitest';
import type { Outgoing } from '@inlay/client/outbox-storage.ts';
import { at, buildRecord } from '../../testing/build.ts';
import { firstItemNumber, timelineItems } from './timeline-items.ts';

const none = { outgoing: [], unreadFrom: null, typing: null, me: '1' };
const kinds = (input: Parameters<typeof timelineItems>[0]) => timelineItems(input).map((item) => item.kind);

const entry: Outgoing = {
  id: 'm1',
  agentId: 1,
  userid: 'v1',
  parts: [{ type: 'text', value: { text: 'hi' } }],
  createdAt: at + 3000,
  state: { name: 'sending' },
};

test('a line for each day, one before the first unread message, the typing sign last', () => {
  const rows = [
    buildRecord({ seq: 1 }),
    buildRecord({ seq: 2, create_time_ms: at + 90_000_000 }),
    buildRecord({ seq: 3, create_time_ms: at + 90_001_000 }),
  ];
  expect(kinds({ ...none, rows, unreadFrom: 't1-3', typing: '' })).toEqual([
    'top',
    'day',
    'record',
    'day',
    'record',
    'unread',
    'record',
    'typing',
  ]);
});

test('bubbles of one person form a run; another person, five minutes or a system line end it', () => {
  const event = buildRecord({
    seq: 5,
    sender: 'system',
    message: { type: 'event', value: { name: 'closed' } },
  });
  const rows = [
    buildRecord({ seq: 1 }),
    buildRecord({ seq: 2 }),
    buildRecord({ seq: 3, sender: 'agent', sender_id: '1' }),
    buildRecord({ seq: 4, sender: 'agent', sender_id: '1', create_time_ms: at + 400_000 }),
    event,
  ];
  const runs = timelineItems({ ...none, rows }).flatMap((item) =>
    item.kind === 'record' ? [[item.row.seq, item.first, item.last]] : [],
  );
  expect(runs).toEqual([
    [1, true, false],
    [2, false, true],
    [3, true, true],
    [4, true, true],
  ]);
});

test('[D1] what is not stored stands at the end, and not twice once it is', () => {
  expect(kinds({ ...none, rows: [buildRecord({ seq: 1 })], outgoing: [entry] })).toEqual([
    'top',
    'day',
    'record',
    'outgoing',
  ]);
  const stored = buildRecord({ seq: 2, sender: 'agent', sender_id: '1', client_msg_id: 'm1' });
  expect(kinds({ ...none, rows: [buildRecord({ seq: 1 }), stored], outgoing: [entry] })).toEqual([
    'top',
    'day',
    'record',
    'record',
  ]);
});

test('older messages in front do not move the numbers of the others', () => {
  const late = [buildRecord({ seq: 8 }), buildRecord({ seq: 9 })];
  const all = [buildRecord({ seq: 6 }), buildRecord({ seq: 7 }), ...late];
  const number = (rows: typeof late) => {
    const items = timelineItems({ ...none, rows });
    return firstItemNumber(items, 't1/9') + items.findIndex((item) => item.key === 't1/8');
  };
  expect(number(all)).toBe(number(late));
});
