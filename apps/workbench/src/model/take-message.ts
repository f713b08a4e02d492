import type { RecordRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { DeskState } from './desk-state.ts';
import { withEntry, withoutKey } from './immutable-map.ts';
import { putThread, threadWith } from './threads.ts';
import { addRow, newTimeline } from './timeline.ts';

/** A message, from wherever it came: a push, an older push of the same, an acknowledgement. */
export const takeMessage = (state: DeskState, userid: string, record: RecordRow): DeskState => {
  const thread = state.threads.get(userid);
  // Messages of a thread that is not in the lists are found again when it gets there.
  if (!thread || thread.thread_uid !== record.thread_uid) return state;
  const old = state.timelines.get(userid) ?? newTimeline(thread.thread_uid);
  const timelines = withEntry(state.timelines, userid, addRow(old, record, thread.thread_uid));
  const changed = threadWith(thread, record);
  const typing = record.sender === 'visitor' ? withoutKey(state.typing, userid) : state.typing;
  const next = { ...state, timelines, typing };
  return changed ? putThread(next, changed) : next;
};
