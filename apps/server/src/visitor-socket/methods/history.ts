import type { HistoryRequest } from '@inlay/protocol/visitor-socket/history.ts';
import type { VisitorConnection, VisitorDeps } from '../context.ts';
import { visitorRow } from '../rows.ts';

export const history = async (
  { store }: VisitorDeps,
  { visitorId }: VisitorConnection,
  request: HistoryRequest,
) => {
  const limit = request.limit ?? 50;
  const { thread_uid: threadUid, seq } = request.before;
  const rows = await store.reads.messagesBefore({ visitorId, threadUid, seq, limit: limit + 1 });
  return { data: { messages: rows.slice(-limit).map(visitorRow), more: rows.length > limit } };
};
