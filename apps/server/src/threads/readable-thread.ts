import { maySeeThread } from '@inlay/domain/visibility.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import type { Store } from '../store/port.ts';
import type { ThreadRecord } from '../store/threads-port.ts';
import type { VisitorRecord } from '../store/visitors-port.ts';
import { findVisitor } from './find-visitor.ts';

/** A13: the visitor's latest thread, if this agent may read it; refused like any other that is none of his business. */
export const readableThread = async (
  store: Pick<Store, 'reads'>,
  agent: AgentRecord,
  userid: string,
): Promise<{ visitor: VisitorRecord; thread: ThreadRecord }> => {
  const visitor = await findVisitor(store, agent.deskId, userid);
  const thread = await store.reads.latestThread(agent.deskId, userid);
  if (!thread) throw new WireError(404, 'unknown_thread');
  const mayRead = thread.state === 'closed' || agent.role === 'admin' || maySeeThread(agent, thread);
  if (!mayRead) throw new WireError(403, 'not_your_thread');
  return { visitor, thread };
};
