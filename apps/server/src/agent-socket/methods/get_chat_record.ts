import type { GetChatRecordRequest } from '@inlay/protocol/agent-socket/get_chat_record.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { findVisitor } from '../../threads/find-visitor.ts';
import { checkClaims } from '../claims.ts';
import { type AgentDeps, readerOf } from '../context.ts';
import { recordRow } from '../rows.ts';

const mostRows = 100;

/** A9: page 1 is the newest, rows inside a page run oldest first. */
export const getChatRecord = async (
  { store }: AgentDeps,
  connection: AgentConnection,
  request: GetChatRecordRequest,
) => {
  checkClaims(connection, request);
  const { deskId } = connection.agent;
  await findVisitor(store, deskId, request.userid);
  const { rows, total } = await store.reads.records({
    deskId,
    userid: request.userid,
    page: Number(request.page ?? 1),
    pagesize: Math.min(mostRows, Number(request.pagesize ?? 20)),
  });
  return { data: { list_chat: rows.map((row) => recordRow(row, readerOf(connection))), total } };
};
