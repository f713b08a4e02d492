import { expect, test } from 'vitest';
import { buildRecord, buildThread } from '../testing/build-record.ts';
import { emptyConversation, type Conversation } from './conversation.ts';
import { timelineOf } from './timeline.ts';

const noon = new Date(2026, 4, 5, 12).getTime();
const build = (over: Partial<Conversation>): Conversation => ({
  ...emptyConversation,
  thread: buildThread(),
  ...over,
});

test('[V1] days, events and bubbles follow each other; what one person says in one go belongs together', () => {
  const records = [
    buildRecord(1, { create_time_ms: noon }),
    buildRecord(2, { create_time_ms: noon + 1000 }),
    buildRecord(3, { create_time_ms: noon + 600_000 }),
    buildRecord(4, { create_time_ms: noon + 600_001, message: { type: 'event', value: { name: 'closed' } } }),
    buildRecord(5, { create_time_ms: noon + 86_400_000 }),
  ];
  const rows = timelineOf(build({ records }));
  expect(rows.map((row) => (row.kind === 'bubble' ? [row.first, row.last] : row.kind))).toEqual([
    'day',
    [true, false],
    [false, true],
    [true, true],
    'event',
    'day',
    [true, true],
  ]);
});

test('[V1] the last message of the visitor tells whether the agent has seen it', () => {
  const records = [
    buildRecord(1, { sender: 'visitor' }),
    buildRecord(2, { sender: 'visitor' }),
    buildRecord(3),
  ];
  const deliveries = (readSeq: number) =>
    timelineOf(build({ records, thread: buildThread({ agent_read_seq: readSeq }) })).flatMap((row) =>
      row.kind === 'bubble' ? [row.delivery] : [],
    );
  expect(deliveries(1)).toEqual([null, 'sent', null]);
  expect(deliveries(2)).toEqual([null, 'seen', null]);
});
