import { WireError } from '@inlay/protocol/errors.ts';
import type { VisitorThread } from '@inlay/protocol/visitor-socket/rows.ts';
import type { Store } from '../store/port.ts';
import { visitorThread } from './rows.ts';

export const currentThread = async (
  { store }: { store: Pick<Store, 'reads'> },
  visitorId: number,
): Promise<VisitorThread> => {
  const thread = await store.reads.latestThreadOfVisitor(visitorId);
  if (!thread) throw new WireError(404, 'unknown_thread');
  return visitorThread(thread, thread.state === 'queued' ? await store.reads.queuePosition(thread) : null);
};
