import type { Presence } from '../../presence/presence.ts';
import type { StoreEvent } from '../../store/store-event.ts';
import type { MessageRecord } from '../../store/threads-port.ts';
import { visitorRow } from '../rows.ts';

type MessagesEvent = Extract<StoreEvent, { type: 'messages' }>;

/**
 * An agent's message to his visitor is most of what a server sends: it is put together from the stored part, which
 * costs a third of writing it anew. Ids are our own; names and parts are JSON texts.
 */
const agentMessageFrame = (message: MessageRecord, part: string): string =>
  `{"method":"message_push","code":0,"record":{"msg_id":"${message.msgId}","seq":${message.seq},` +
  `"thread_uid":"${message.threadUid}","create_time_ms":${message.createdAt},"sender":"agent",` +
  `"sender_name":${JSON.stringify(message.senderName)},"sender_head_img":${JSON.stringify(message.senderHeadImg)},` +
  `"message":${part}}}`;

/** Parts that a visitor sees as they are stored; of the others he sees less. */
const isShownWhole = ({ part }: MessageRecord): boolean => part.type !== 'event' && part.type !== 'card';

const messageFrame = (message: MessageRecord): string =>
  message.sender === 'agent' && isShownWhole(message) && message.partJson !== undefined
    ? agentMessageFrame(message, message.partJson)
    : JSON.stringify({ method: 'message_push', code: 0, record: visitorRow(message) });

/** To all tabs of the visitor, the sending one too: `seq` and `client_msg_id` tell it its own. */
export const pushVisitorMessages = (presence: Presence, { thread, messages }: MessagesEvent): void => {
  if (!presence.hasVisitor(thread.visitorId)) return;
  for (const message of messages) {
    const frame = messageFrame(message);
    for (const connection of presence.ofVisitor(thread.visitorId)) connection.send(frame);
  }
};
