import type { RecordRow, ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { DeskState } from '../model/desk-state.ts';
import { selectMine, selectRows, selectWaiting } from '../model/selectors.ts';

export type NewVisitor = { thread: ThreadRow; said: RecordRow | null };

const visitorTypes = new Set<ThreadRow['type']>(['AGENT', 'WORKGROUP', 'ROBOT']);

const visible = (state: DeskState): ThreadRow[] =>
  [...selectWaiting(state), ...selectMine(state)].filter((thread) => visitorTypes.has(thread.type));

const firstSaid = (state: DeskState, thread: ThreadRow): RecordRow | null => {
  const rows = selectRows(state, thread.userid).filter((row) => row.thread_uid === thread.thread_uid);
  return rows.find((row) => row.sender === 'visitor') ?? thread.last_message;
};

/**
 * W3: tells each visitor's thread once, with what the visitor said first: a thread is made a moment before its first
 * message, so one without any waits. What was there when the page loaded is not new.
 */
export const newVisitorFinder = (before: DeskState): ((state: DeskState) => NewVisitor[]) => {
  const known = new Set(visible(before).map((thread) => thread.thread_uid));
  return (state) => {
    const found = visible(state).filter((thread) => !known.has(thread.thread_uid) && thread.last_seq > 0);
    for (const thread of found) known.add(thread.thread_uid);
    return found.map((thread) => ({ thread, said: firstSaid(state, thread) }));
  };
};
