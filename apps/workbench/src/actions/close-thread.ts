import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { Desk } from '../model/desk.ts';
import { attempt } from './attempt.ts';
import { takeThread } from './take-thread.ts';

/** A7. No question before it: a closed thread can be opened again at once. */
export const closeThread = async (desk: Desk, thread: ThreadRow, name: string): Promise<void> => {
  const { userid } = thread;
  const closed = await attempt(desk, () => desk.client.request('disconnect', { userid }));
  if (!closed) return;
  const undo = { key: 'thread.reopen' as const, run: () => void takeThread(desk, userid) };
  desk.tell({ kind: 'info', key: 'thread.closedNotice', vars: { name }, undo });
};
