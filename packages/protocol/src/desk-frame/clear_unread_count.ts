import Type from 'typebox';
import { command } from './envelope.ts';

/** Marks a thread as read, for this agent. */
export const clearUnreadCount = command('clear_unread_count', {
  data: Type.Object({ threadUid: Type.String({ minLength: 1, maxLength: 128 }) }),
});
