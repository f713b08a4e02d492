import { maySeeQueue } from '@inlay/domain/visibility.ts';
import { unreachable } from '@inlay/protocol/errors.ts';
import type { AgentConnection, Presence } from '../../presence/presence.ts';
import type { StoreEvent } from '../../store/store-event.ts';
import { readerOf } from '../context.ts';
import { threadRow } from '../rows.ts';
import { encodedOnce } from './encoded-once.ts';
import { pushFrame } from './frame.ts';

type ThreadEvent = Extract<StoreEvent, { type: 'thread' }>;

type Concern = Pick<ThreadEvent, 'thread' | 'byAgentId' | 'fromAgentId'>;

const isPartOf = ({ thread, byAgentId, fromAgentId }: Concern, agentId: number): boolean =>
  thread.agentId === agentId || byAgentId === agentId || fromAgentId === agentId;

/** The owner before and after, who did it, and those in whose queue it stands or stood. */
const isConcerned = (event: Concern, { agent }: AgentConnection): boolean =>
  isPartOf(event, agent.id) || maySeeQueue(agent, event.thread.workgroupId);

/** To the agent's own other clients too: they show the visitor as waiting until they hear it. */
const taken = ({ thread }: ThreadEvent): string | null => {
  if (thread.agentId === null) return null;
  return pushFrame('connect_push', {
    userid: thread.userid,
    customer_id: thread.agentId,
    customer_name: thread.agentName ?? '',
  });
};

const handedOver = (event: ThreadEvent, connection: AgentConnection): string | null => {
  const { thread, note, fromAgentId } = event;
  // The note is for whoever may receive the visitor now.
  const mayReceive = thread.agentId === null || thread.agentId === connection.agent.id;
  return pushFrame('transfer_push', {
    userid: thread.userid,
    ...(thread.agentId === null ? {} : { customer_id: thread.agentId }),
    ...(fromAgentId === null ? {} : { from_customer_id: fromAgentId }),
    ...(note !== undefined && mayReceive ? { note } : {}),
  });
};

/** 8.3, 10.3: to the other clients; the one that asked has its answer. */
const documented = (event: ThreadEvent, connection: AgentConnection): string | null => {
  if (connection.clientId === event.byClientId) return null;
  switch (event.action) {
    case 'accepted':
    case 'assigned':
    case 'reopened':
      return taken(event);
    case 'transferred':
      return handedOver(event, connection);
    case 'created':
    case 'queued':
    case 'closed':
    case 'rated':
      return null;
    default:
      return unreachable(event.action);
  }
};

/** To whom the thread reads the same: all of one language who have no part in it and have read nothing of it. */
const readerKey = ({ thread }: ThreadEvent, { agent, language }: AgentConnection): string => {
  const wroteLast = thread.lastMessage?.senderId === String(agent.id);
  const isOneOfMany = !wroteLast && thread.readBy[agent.id] === undefined;
  return isOneOfMany ? language : `${language} ${agent.id}`;
};

/** S7: told like any change of the thread; interface 4 has no word for it. */
export const pushSigned = (
  presence: Presence,
  { thread, byAgentId }: Extract<StoreEvent, { type: 'signed' }>,
): void => {
  const concern: Concern = { thread, byAgentId, fromAgentId: null };
  for (const connection of presence.ofDesk(thread.deskId))
    if (connection.kind === 'chat' && connection.extensions && isConcerned(concern, connection))
      connection.send(
        pushFrame('thread_push', { action: 'signed', thread: threadRow(thread, readerOf(connection)) }),
      );
};

export const pushThread = (presence: Presence, event: ThreadEvent): void => {
  const whole = encodedOnce(
    (connection) => readerKey(event, connection),
    (connection) =>
      pushFrame('thread_push', {
        action: event.action,
        thread: threadRow(event.thread, readerOf(connection)),
      }),
  );
  for (const connection of presence.ofDesk(event.thread.deskId)) {
    if (connection.kind !== 'chat' || !isConcerned(event, connection)) continue;
    // The whole thread first, so that whoever hears of a hand-over knows whom it is about.
    if (connection.extensions) connection.send(whole(connection));
    const frame = documented(event, connection);
    if (frame !== null) connection.send(frame);
  }
};
