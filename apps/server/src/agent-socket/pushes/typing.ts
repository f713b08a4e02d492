import { maySeeThread } from '@inlay/domain/visibility.ts';
import type { BusEvent } from '../../bus/port.ts';
import type { Presence } from '../../presence/presence.ts';
import { pushFrame } from './frame.ts';

type VisitorTyping = Extract<BusEvent, { type: 'typing'; from: 'visitor' }>;

export const pushTyping = (presence: Presence, event: VisitorTyping): void => {
  const { thread } = event;
  const frame = pushFrame('typing_push', { userid: thread.userid, on: event.on, text: event.text });
  for (const { agent, extensions, send } of presence.ofDesk(thread.deskId)) {
    if (extensions && maySeeThread(agent, thread)) send(frame);
  }
};
