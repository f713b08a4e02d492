import type { VisitorRecord } from '@inlay/protocol/visitor-socket/rows.ts';
import { beginOf } from './begin-of.ts';
import type { Conversation } from './conversation.ts';

/** An older page, put before what is here. */
export const applyHistory = (
  before: Conversation,
  messages: VisitorRecord[],
  more: boolean,
): Conversation => {
  const held = new Set(before.records.map((record) => record.msg_id));
  const added = messages.filter((record) => record.message !== null && !held.has(record.msg_id));
  return { ...before, records: [...added, ...before.records], older: more ? beginOf(messages) : null };
};
