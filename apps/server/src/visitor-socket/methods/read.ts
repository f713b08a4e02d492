import type { ReadRequest } from '@inlay/protocol/visitor-socket/read.ts';
import { accepted } from '../../socket/answer.ts';
import type { VisitorConnection, VisitorDeps } from '../context.ts';

export const read = async (
  { store, clock }: VisitorDeps,
  { visitorId }: VisitorConnection,
  request: ReadRequest,
) => {
  const { thread_uid: threadUid, seq } = request;
  accepted(await store.writes.markReadByVisitor({ visitorId, threadUid, seq, now: clock.now() }));
  return {};
};
