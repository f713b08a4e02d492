import type { Presence } from '../../presence/presence.ts';
import type { StoreEvent } from '../../store/port.ts';
import { visitorRow } from '../rows.ts';

type MessagesEvent = Extract<StoreEvent, { type: 'messages' }>;

/** To all tabs of the visitor, the sending one too: `seq` and `client_msg_id` tell it its own. */
export const pushVisitorMessages = (presence: Presence, { thread, messages }: MessagesEvent): void => {
  if (!presence.hasVisitor(thread.visitorId)) return;
  for (const message of messages) {
    const frame = JSON.stringify({ method: 'message_push', code: 0, record: visitorRow(message) });
    for (const { send } of presence.ofVisitor(thread.visitorId)) send(frame);
  }
};
