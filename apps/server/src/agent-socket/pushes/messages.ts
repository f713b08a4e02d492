import { maySeeThread } from '@inlay/domain/visibility.ts';
import type { AgentConnection, Presence } from '../../presence/presence.ts';
import type { MessageRecord, StoreEvent, ThreadHead } from '../../store/port.ts';
import { readerOf } from '../context.ts';
import { partFor, recordRow, seconds } from '../rows.ts';
import { pushFrame } from './frame.ts';

type MessagesEvent = Extract<StoreEvent, { type: 'messages' }>;

/** Who may see the thread: the queue's viewers while it waits, its owner when it is open (A13). */
const viewers = function* (presence: Presence, thread: ThreadHead): Iterable<AgentConnection> {
  if (thread.state !== 'queued') {
    if (thread.agentId !== null) yield* presence.ofAgent(thread.agentId);
    return;
  }
  for (const connection of presence.ofDesk(thread.deskId))
    if (maySeeThread(connection.agent, thread)) yield connection;
};

/** A13: one frame a message, so that each has its own msg_id and seq. */
const visitorMessage = (connection: AgentConnection, thread: ThreadHead, message: MessageRecord): string =>
  pushFrame(thread.state === 'queued' ? 'wait_list_push' : 'connect_list_push', {
    userid: thread.userid,
    head_img: thread.headImg,
    nickname: thread.nickname,
    timestamp: seconds(message.createdAt),
    user_query: [partFor(message.part, connection)],
    msg_id: message.msgId,
    seq: message.seq,
    thread_uid: thread.uid,
  });

export const pushMessages = (presence: Presence, { thread, messages }: MessagesEvent): void => {
  for (const connection of viewers(presence, thread)) {
    if (connection.kind !== 'chat') continue;
    for (const message of messages) {
      if (message.sender === 'visitor') connection.send(visitorMessage(connection, thread, message));
      if (connection.extensions) {
        connection.send(
          pushFrame('message_push', {
            userid: thread.userid,
            record: recordRow(message, readerOf(connection)),
          }),
        );
      }
    }
  }
};

/** A8: an agent who is given a visitor sees what the visitor has written, as in the current list. */
export const pushHandedOver = (
  presence: Presence,
  agentId: number,
  thread: ThreadHead,
  messages: MessageRecord[],
): void => {
  for (const connection of presence.ofAgent(agentId)) {
    if (connection.kind !== 'chat') continue;
    for (const message of messages) connection.send(visitorMessage(connection, thread, message));
  }
};
