import type { DeskEventData } from '@inlay/protocol/desk-frame/events.ts';
import type { DeskState } from '../model/desk-state.ts';
import { previewOf, selectMine, selectWaiting } from '../model/selectors.ts';
import { frameThread, isoTime } from './thread-shape.ts';

export type UnreadCount = DeskEventData<'unread_message_count'>;

/** W2: the agent's own threads and the waiting ones. */
export const unreadCount = (state: DeskState): UnreadCount => {
  const unread = [...selectMine(state), ...selectWaiting(state)].filter((thread) => thread.unread > 0);
  return {
    totalUnreadCount: unread.reduce((sum, thread) => sum + thread.unread, 0),
    unreadThreads: unread.map((thread) => {
      const { createdAt: _, ...shape } = frameThread(thread, previewOf(state, thread));
      return { ...shape, unreadCount: thread.unread, updatedAt: isoTime(thread.updated_at) };
    }),
  };
};

/** A page that looks again and again must not be told again and again. */
export const sameCount = (a: UnreadCount, b: UnreadCount): boolean => JSON.stringify(a) === JSON.stringify(b);
