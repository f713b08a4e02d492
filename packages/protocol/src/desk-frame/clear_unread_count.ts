import Type from 'typebox';
import { command } from './envelope.ts';

export const clearUnreadCount = command('clear_unread_count', {
  data: Type.Object({ threadUid: Type.String({ minLength: 1, maxLength: 128 }) }),
});
