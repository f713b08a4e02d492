import type { VisitorRecord, VisitorThread } from '@inlay/protocol/visitor-socket/rows.ts';

export const buildThread = (over: Partial<VisitorThread> = {}): VisitorThread => ({
  thread_uid: 't1',
  state: 'open',
  last_seq: 0,
  agent: { name: 'Ada', head_img: '' },
  agent_read_seq: 0,
  position: null,
  score: null,
  ...over,
});

export const buildRecord = (seq: number, over: Partial<VisitorRecord> = {}): VisitorRecord => ({
  msg_id: `${over.thread_uid ?? 't1'}-${seq}`,
  seq,
  thread_uid: 't1',
  create_time_ms: 1_700_000_000_000 + seq,
  sender: 'agent',
  sender_name: 'Ada',
  sender_head_img: '',
  message: { type: 'text', value: { text: `message ${seq}` } },
  ...over,
});
