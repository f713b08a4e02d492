import { maySeeThread } from '@inlay/domain/visibility.ts';
import type { AgentConnection, Presence } from '../../presence/presence.ts';
import type { StoreEvent } from '../../store/store-event.ts';
import type { MessageRecord, ThreadHead } from '../../store/threads-port.ts';
import { readerOf } from '../context.ts';
import { partFor, recordRow, seconds } from '../rows.ts';
import { encodedOnce } from './encoded-once.ts';
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

/** Of what a client gets of a part (A10). */
const kindOf = ({ extensions, language }: AgentConnection): string => `${extensions} ${language}`;

/** A call in vain asks for an answer as words do. Clients with extensions get its line as what it is. */
const asksAsWords = ({ part }: MessageRecord, { extensions }: AgentConnection): boolean =>
  !extensions && part.type === 'event' && part.value.name === 'call_missed' && part.value.direction === 0;

const pushMessage = (presence: Presence, thread: ThreadHead, message: MessageRecord): void => {
  const visitorFrame = encodedOnce(kindOf, (connection) => visitorMessage(connection, thread, message));
  const isOwn = ({ agent }: AgentConnection): boolean => message.senderId === String(agent.id);
  const record = encodedOnce(
    (connection) => `${connection.language} ${isOwn(connection)}`,
    (connection) =>
      pushFrame('message_push', {
        userid: thread.userid,
        record: recordRow(message, readerOf(connection)),
      }),
  );
  for (const connection of viewers(presence, thread)) {
    if (connection.kind !== 'chat') continue;
    if (message.sender === 'visitor' || asksAsWords(message, connection))
      connection.send(visitorFrame(connection));
    if (connection.extensions) connection.send(record(connection));
  }
};

export const pushMessages = (presence: Presence, { thread, messages }: MessagesEvent): void => {
  for (const message of messages) pushMessage(presence, thread, message);
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
    // Before the thousand colleagues who are told that they have not been given him.
    connection.flush();
  }
};
