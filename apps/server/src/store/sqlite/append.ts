import { cardMemory } from '../card-memory.ts';
import type { Refused } from '../refused.ts';
import type { Stored } from '../threads-port.ts';
import { refuse } from '../transactions/transaction.ts';
import type { AppendStatements, LiveThreadRow, VisitorRow } from './append-statements.ts';
import type { LiveThreads } from './live-threads.ts';
import type { VisitorCache } from './visitor-cache.ts';

/** One send. Parts are JSON texts, as they are stored. */
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
  /** S5: nothing is stored if it equals the thread's last card. */
  dedup?: true;
};

/** Enough for the main side to tell what happened, together with its own request. */
export type Appended = {
  /** As it is after this send. */
  thread: Omit<LiveThreadRow, 'has_earlier' | 'updated_at'>;
  visitor: VisitorRow;
  /** Set when a new thread was made. */
  created: { workgroupName: string | null; channel: string } | null;
};

export type AppendResult = Refused | { duplicate: Stored } | { appended: Appended };

export type Line = { sql: AppendStatements; visitors: VisitorCache; threads: LiveThreads };

const senderIdOf = (request: AppendRequest): string =>
  request.sender === 'visitor' ? request.userid : String(request.agentId);

/** D2: what this id has stored, in whichever thread of the visitor; null: nothing. */
const findStored = (
  sql: AppendStatements,
  request: AppendRequest,
  visitor: VisitorRow,
): AppendResult | null => {
  if (request.clientMsgId === null) return null;
  const rows = sql.stored.all(request.sender, senderIdOf(request), request.clientMsgId, visitor.id);
  if (rows.length === 0) return null;
  const same =
    rows.length === request.parts.length && rows.every((row, index) => row.part === request.parts[index]);
  if (!same) return refuse(409, 'id_reused');
  const messages = rows.map((row) => ({ msgId: row.msg_id, seq: row.seq }));
  const { uid: threadUid = '', created_at: createdAt = 0 } = rows[0] ?? {};
  return { duplicate: { threadUid, messages, createdAt, duplicate: true } };
};

const findVisitor = ({ sql, visitors }: Line, request: AppendRequest): VisitorRow | undefined => {
  const { deskId: desk, userid, now, create } = request;
  const remembered = visitors.get(desk, userid);
  if (remembered && !create) return remembered;
  const known = remembered ?? sql.visitor.get(desk, userid);
  if (!create) return known && visitors.keep(desk, userid, known);
  if (!known) return sql.createVisitor.get({ desk, userid, now, ...create });
  const { nickname, headImg } = create;
  sql.describeVisitor.run({ id: known.id, nickname, headImg, now });
  return visitors.keep(desk, userid, {
    id: known.id,
    nickname: nickname || known.nickname,
    head_img: headImg || known.head_img,
  });
};

/** S5: the thread's last card, if it is the very one that is sent. Only cards are sent with `dedup`, each by itself. */
const sameLastCard = (
  sql: AppendStatements,
  request: AppendRequest,
  thread: LiveThreadRow,
): AppendResult | null => {
  if (!request.dedup) return null;
  const card = sql.lastCard.get(thread.id, thread.last_seq - cardMemory);
  if (!card || card.part !== request.parts[0]) return null;
  const messages = [{ msgId: card.msg_id, seq: card.seq }];
  return { duplicate: { threadUid: thread.uid, messages, createdAt: card.created_at, duplicate: true } };
};

/** A11: an agent writes into his own open thread only; a visitor into whichever lives. */
const findThread = (
  threads: LiveThreads,
  request: AppendRequest,
  visitor: VisitorRow,
): LiveThreadRow | undefined => {
  const thread = threads.of(visitor.id);
  if (request.sender === 'visitor') return thread;
  return thread?.state === 'open' && thread.agent_id === request.agentId ? thread : undefined;
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

/** False when the first part is there already, under the same id, in this very thread. */
const insertParts = (
  sql: AppendStatements,
  request: AppendRequest,
  thread: LiveThreadRow,
  visitor: VisitorRow,
): boolean => {
  const { parts, msgIds, sender, clientMsgId, now } = request;
  const byVisitor = sender === 'visitor';
  const senderId = senderIdOf(request);
  const name = byVisitor ? visitor.nickname : request.senderName;
  const face = byVisitor ? visitor.head_img : request.senderHeadImg;
  for (let idx = 0; idx < parts.length; idx += 1) {
    const { changes } = sql.insert.run(
      thread.id,
      thread.last_seq + 1 + idx,
      msgIds[idx] ?? '',
      sender,
      senderId,
      name,
      face,
      clientMsgId,
      idx,
      thread.visitor_messages + (byVisitor ? 1 + idx : 0),
      parts[idx] ?? '',
      now,
    );
    if (changes === 0 && idx === 0) return false;
    if (changes === 0) throw new Error('a part could not be stored behind the first');
  }
  return true;
};

/**
 * Stores one send, all parts or none (A11, D2, M1, M2). Hardly any send is a repeat, so the unique index is asked by
 * inserting; a repeat takes no numbers.
 */
export const append = (line: Line, request: AppendRequest): AppendResult => {
  const { sql, threads } = line;
  const visitor = findVisitor(line, request);
  if (!visitor) return refuse(404, 'unknown_visitor');
  let created: Appended['created'] = null;
  let thread = findThread(threads, request, visitor);
  if (!thread) {
    const stored = findStored(sql, request, visitor);
    if (stored) return stored;
    if (request.sender === 'agent') return refuse(403, 'not_your_thread');
    created = createThread(sql, request, visitor);
    thread = threads.of(visitor.id);
    if (!thread) throw new Error('a thread just made was not found');
  }
  const earlier = thread.has_earlier === 1 && created === null ? findStored(sql, request, visitor) : null;
  const sameCard = earlier ? null : sameLastCard(sql, request, thread);
  if (sameCard) return sameCard;
  if (earlier !== null || !insertParts(sql, request, thread, visitor)) {
    const stored = earlier ?? findStored(sql, request, visitor);
    if (!stored) throw new Error('an insert was ignored without a stored message');
    return stored;
  }
  threads.advance(thread, request.parts.length, request.sender === 'visitor', request.now);
  return { appended: { thread, visitor, created } };
};
