import { useEffect } from 'react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { markRead } from '../../actions/mark-read.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { usePageVisible } from '../use-visible.ts';

/** Read is what the agent can see: the page is visible and the end of the thread is in view. */
export const useMarkRead = (thread: ThreadRow, atBottom: boolean): void => {
  const desk = useDeskActions();
  const visible = usePageVisible();
  const online = useDesk((state) => state.link.name === 'online');
  const due = thread.unread > 0 && atBottom && visible && online;
  useEffect(() => {
    // A lost one is said again: the count stays until the server has it.
    if (due) markRead(desk, thread).catch(() => undefined);
  }, [desk, due, thread]);
};
