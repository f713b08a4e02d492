import type { RecordRow, ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { Desk } from '../model/desk.ts';
import type { DeskState } from '../model/desk-state.ts';
import { selectRows } from '../model/selectors.ts';
import { isListed } from '../model/threads.ts';
import { loadHistory } from './load-history.ts';

/** Where nothing was read before, a line would part nothing from nothing. */
const firstUnread = (rows: readonly RecordRow[], thread: ThreadRow | undefined): string | null => {
  if (!thread || thread.unread === 0) return null;
  const visitors = rows.filter((row) => row.sender === 'visitor' && row.thread_uid === thread.thread_uid);
  const unread = visitors.at(-thread.unread);
  return unread && unread !== rows[0] ? unread.msg_id : null;
};

/** Threads that are in no list are kept only while they are looked at. */
const withoutUnlisted = (state: DeskState, selected: string | null): DeskState => {
  const kept = [...state.threads].filter(
    ([userid, thread]) => userid === selected || isListed(state, thread),
  );
  return kept.length === state.threads.size ? state : { ...state, threads: new Map(kept) };
};

export const select = (state: DeskState, userid: string | null): DeskState => ({
  ...withoutUnlisted(state, userid),
  selected: userid,
  choices: state.choices + 1,
  unreadFrom: userid === null ? null : firstUnread(selectRows(state, userid), state.threads.get(userid)),
});

export const selectThread = (desk: Desk, userid: string | null): void => {
  desk.store.update((state) => select(state, userid));
  if (userid !== null) void loadHistory(desk, userid, 'first');
};
