import { maySeeThread } from '@inlay/domain/visibility.ts';
import type { Presence } from '../../presence/presence.ts';
import type { StoreEvent } from '../../store/store-event.ts';
import { pushFrame } from './frame.ts';

type ReadEvent = Extract<StoreEvent, { type: 'read' }>;

/** The visitor's mark to whoever may see the thread; an agent's own mark to his own tabs. */
export const pushRead = (presence: Presence, event: ReadEvent): void => {
  const { thread, seq, by } = event;
  const frame = pushFrame('read_push', {
    userid: thread.userid,
    thread_uid: thread.uid,
    seq,
    by,
    ...(event.by === 'agent' ? { unread: event.unread } : {}),
  });
  const connections = event.by === 'agent' ? presence.ofAgent(event.agentId) : presence.ofDesk(thread.deskId);
  for (const { agent, extensions, send } of connections) {
    if (extensions && (event.by === 'agent' || maySeeThread(agent, thread))) send(frame);
  }
};
