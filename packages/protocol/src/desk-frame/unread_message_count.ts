import Type, { type Static } from 'typebox';
import { event } from './envelope.ts';
import { unreadThread } from './shapes.ts';

/** W2: once after loading, then on change only, at most 10 a second; the last value always arrives. */
export const unreadMessageCount = event(
  'unread_message_count',
  Type.Object({ totalUnreadCount: Type.Integer({ minimum: 0 }), unreadThreads: Type.Array(unreadThread) }),
);
export type UnreadMessageCount = Static<typeof unreadMessageCount>;
