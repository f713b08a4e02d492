import { is, number, type Shape, text } from '../../shape.ts';

/** What interface 1 says of every event. */
export const event = (type: string, data: Shape): Shape => ({
  type: is(type),
  data,
  timestamp: number,
  source: is('bytedesk-desktop'),
});

const user: Shape = { uid: text, nickname: text, avatar: text };
const kinds = is('AGENT', 'WORKGROUP', 'ROBOT', 'MEMBER', 'GROUP');

export const thread: Shape = { uid: text, topic: text, type: kinds, user, content: text, createdAt: text };

export const unread: Shape = {
  totalUnreadCount: number,
  unreadThreads: [
    { uid: text, topic: text, type: kinds, user, content: text, unreadCount: number, updatedAt: text },
  ],
};

export const status = is('AVAILABLE', 'BUSY', 'OFFLINE');
