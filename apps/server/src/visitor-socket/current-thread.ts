import { WireError } from '@inlay/protocol/errors.ts';
import type { VisitorThread } from '@inlay/protocol/visitor-socket/rows.ts';
import type { VisitorDeps } from './context.ts';
import { visitorThread } from './rows.ts';

export const currentThread = async (
  { store, queue }: Pick<VisitorDeps, 'store' | 'queue'>,
  visitorId: number,
): Promise<VisitorThread> => {
  const thread = await store.reads.latestThreadOfVisitor(visitorId);
  if (!thread) throw new WireError(404, 'unknown_thread');
  return visitorThread(thread, await queue.placeOf(thread));
};
