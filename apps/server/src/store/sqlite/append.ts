import type { Refused, Stored } from '../port.ts';
import { refuse } from '../transactions/transaction.ts';
import type { AppendStatements, StoredRow, TakenRow, VisitorRow } from './append-statements.ts';

/** What crosses the thread for one send. Parts travel as JSON texts, as they are stored. */
export type AppendRequest = {
  sender: 'agent' | 'visitor';
  deskId: number;
  userid: string;
  /** 0 for a visitor. */
  agentId: number;
  senderName: string;
  senderHeadImg: string;
  clientMsgId: string | null;
  msgIds: string[];
  parts: string[];
  now: number;
  newThreadUid: string;
  create: { nickname: string; headImg: string; channel: string } | null;
};

/** Enough for the main side to tell what happened, together with its own request. */
export type Appended = {
  thread: TakenRow;
  visitor: VisitorRow;
  /** Set when a new thread was made. */
  created: { workgroupName: string | null; channel: string } | null;
};

export type AppendResult = Refused | { duplicate: Stored } | { appended: Appended };

const duplicateOf = (rows: StoredRow[], request: AppendRequest): AppendResult => {
  const same =
    rows.length === request.parts.length && rows.every((row, index) => row.part === request.parts[index]);
  if (!same) return refuse(409, 'id_reused');
  const messages = rows.map((row) => ({ msgId: row.msg_id, seq: row.seq }));
  return {
    duplicate: {
      threadUid: rows[0]?.uid ?? '',
      messages,
      createdAt: rows[0]?.created_at ?? 0,
      duplicate: true,
    },
  };
};

const findVisitor = (sql: AppendStatements, request: AppendRequest): VisitorRow | undefined => {
  const known = sql.visitor.get(request.deskId, request.userid);
  if (!request.create) return known;
  const { deskId: desk, userid, now } = request;
  if (!known) return sql.createVisitor.get({ desk, userid, now, ...request.create });
  const { nickname, headImg } = request.create;
  sql.describeVisitor.run({ id: known.id, nickname, headImg, now });
  return { id: known.id, nickname: nickname || known.nickname, head_img: headImg || known.head_img };
};

const createThread = (
  sql: AppendStatements,
  request: AppendRequest,
  visitor: VisitorRow,
): Appended['created'] => {
  const workgroup = sql.defaultWorkgroup.get(request.deskId);
  sql.createThread.get({
    uid: request.newThreadUid,
    desk: request.deskId,
    visitor: visitor.id,
    workgroup: workgroup?.id ?? null,
    now: request.now,
  });
  return { workgroupName: workgroup?.name ?? null, channel: sql.channelOf.get(visitor.id)?.channel ?? '' };
};

const take = (
  sql: AppendStatements,
  request: AppendRequest,
  visitor: VisitorRow,
): Pick<Appended, 'thread' | 'created'> | undefined => {
  const n = request.parts.length;
  const { now } = request;
  if (request.sender === 'agent') {
    const thread = sql.takeAsAgent.get(n, now, visitor.id, request.agentId);
    return thread && { thread, created: null };
  }
  const open = sql.takeAsVisitor.get({ n, now, visitor: visitor.id });
  if (open) return { thread: open, created: null };
  const created = createThread(sql, request, visitor);
  const thread = sql.takeAsVisitor.get({ n, now, visitor: visitor.id });
  return thread && { thread, created };
};

const insertParts = (
  sql: AppendStatements,
  request: AppendRequest,
  thread: TakenRow,
  visitor: VisitorRow,
): void => {
  const n = request.parts.length;
  const byVisitor = request.sender === 'visitor';
  const senderId = byVisitor ? request.userid : String(request.agentId);
  const name = byVisitor ? visitor.nickname : request.senderName;
  const face = byVisitor ? visitor.head_img : request.senderHeadImg;
  for (let idx = 0; idx < n; idx += 1) {
    const behind = n - 1 - idx;
    const visitorNo = byVisitor ? thread.visitor_messages - behind : thread.visitor_messages;
    sql.insert.run(
      thread.id,
      thread.last_seq - behind,
      request.msgIds[idx] ?? '',
      request.sender,
      senderId,
      name,
      face,
      request.clientMsgId,
      idx,
      visitorNo,
      request.parts[idx] ?? '',
      request.now,
    );
  }
};

/** Stores one send, all parts or none (A11, D2, M1, M2). Refuses before it writes anything. */
export const append = (sql: AppendStatements, request: AppendRequest): AppendResult => {
  const visitor = findVisitor(sql, request);
  if (!visitor) return refuse(404, 'unknown_visitor');
  if (request.clientMsgId !== null) {
    const senderId = request.sender === 'visitor' ? request.userid : String(request.agentId);
    const stored = sql.stored.all(request.sender, senderId, request.clientMsgId, visitor.id);
    if (stored.length > 0) return duplicateOf(stored, request);
  }
  const taken = take(sql, request, visitor);
  if (!taken) return refuse(403, 'not_your_thread');
  insertParts(sql, request, taken.thread, visitor);
  return { appended: { ...taken, visitor } };
};
