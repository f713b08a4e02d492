import type { PoolClient } from 'pg';
import type { OrRefused } from '../refused.ts';
import type { StoreEvent } from '../store-event.ts';
import type { MessageRecord, Stored, ThreadHead, ThreadRecord } from '../threads-port.ts';
import { refuse } from '../transactions/transaction.ts';
import {
  type BatchThread,
  type BatchVisitor,
  createThread,
  lastCard,
  readBatch,
  type Send,
  senderIdOf,
  type StoredPart,
  visitorKey,
} from './batch-rows.ts';
import { insertMessages, type NewRow, tallyThreads } from './batch-writes.ts';
import { logChange } from './changes.ts';

export type BatchOutcome = {
  results: OrRefused<Stored>[];
  events: StoreEvent[];
  /** In the log of changes, if anything changed. */
  changeId?: string;
};

/** What the sends of a batch see and leave behind while they are decided one after another. */
type Batch = {
  client: PoolClient;
  visitors: Map<string, BatchVisitor>;
  threads: Map<number, BatchThread>;
  /** By visitor, sender and client's id; the sends of this batch are added. */
  stored: Map<string, StoredPart[]>;
  rows: NewRow[];
  touched: Set<BatchThread>;
  events: StoreEvent[];
};

const storedKey = (visitorId: number, sender: string, senderId: string, clientMsgId: string): string =>
  JSON.stringify([visitorId, sender, senderId, clientMsgId]);

const headOf = (thread: BatchThread, visitor: BatchVisitor): ThreadHead => ({
  id: thread.id,
  uid: thread.uid,
  deskId: visitor.desk_id,
  state: thread.state,
  visitorId: visitor.id,
  userid: visitor.userid,
  nickname: visitor.nickname,
  headImg: visitor.head_img,
  agentId: thread.agent_id,
  workgroupId: thread.workgroup_id,
});

const recordOf = ({ idx: _idx, visitorNo: _visitorNo, text: _text, ...record }: NewRow): MessageRecord =>
  record;

/** D2: the answer of the first time; another body under the same id is refused. */
const repeated = (parts: readonly StoredPart[], send: Send): OrRefused<Stored> => {
  const same =
    parts.length === send.texts.length && parts.every(({ part }, index) => part === send.texts[index]);
  if (!same) return refuse(409, 'id_reused');
  const [first] = parts;
  return {
    threadUid: first?.thread_uid ?? '',
    messages: parts.map(({ msg_id: msgId, seq }) => ({ msgId, seq })),
    createdAt: first?.created_at ?? 0,
    duplicate: true,
  };
};

/** A11: an agent writes into his own open thread only; a visitor into whichever lives. */
const mayWrite = (thread: BatchThread | undefined, send: Send): thread is BatchThread =>
  thread !== undefined &&
  (send.sender === 'visitor' || (thread.state === 'open' && thread.agent_id === send.agentId));

/** S5: the thread's last card, of this batch or stored before, if it is the very one that is sent. */
const sameLastCard = async (
  batch: Batch,
  send: Send,
  thread: BatchThread,
): Promise<OrRefused<Stored> | null> => {
  const own = batch.rows.findLast((row) => row.threadId === thread.id && row.part.type === 'card');
  const card = own
    ? { part: own.text, msg_id: own.msgId, seq: own.seq, created_at: own.createdAt }
    : await lastCard(batch.client, thread);
  if (!card || card.part !== send.texts[0]) return null;
  const messages = [{ msgId: card.msg_id, seq: card.seq }];
  return { threadUid: thread.uid, messages, createdAt: card.created_at, duplicate: true };
};

const take = (batch: Batch, send: Send, thread: BatchThread, visitor: BatchVisitor): NewRow[] => {
  const byVisitor = send.sender === 'visitor';
  const rows = send.parts.map((part, idx): NewRow => {
    thread.last_seq += 1;
    if (byVisitor) thread.visitor_messages += 1;
    return {
      threadId: thread.id,
      threadUid: thread.uid,
      seq: thread.last_seq,
      msgId: send.msgIds[idx] ?? '',
      sender: send.sender,
      senderId: senderIdOf(send),
      senderName: byVisitor ? visitor.nickname : send.senderName,
      senderHeadImg: byVisitor ? visitor.head_img : send.senderHeadImg,
      clientMsgId: send.clientMsgId,
      part,
      partJson: send.texts[idx] ?? '',
      createdAt: send.now,
      idx,
      visitorNo: thread.visitor_messages,
      text: send.texts[idx] ?? '',
    };
  });
  batch.rows.push(...rows);
  thread.updated_at = send.now;
  batch.touched.add(thread);
  return rows;
};

const remember = (batch: Batch, visitorId: number, send: Send, rows: readonly NewRow[]): void => {
  if (send.clientMsgId === null) return;
  const key = storedKey(visitorId, send.sender, senderIdOf(send), send.clientMsgId);
  const parts = rows.map((row) => ({
    visitor_id: visitorId,
    sender: row.sender,
    sender_id: row.senderId,
    client_msg_id: row.clientMsgId ?? '',
    thread_uid: row.threadUid,
    seq: row.seq,
    msg_id: row.msgId,
    part: row.text,
    created_at: row.createdAt,
  }));
  batch.stored.set(key, parts);
};

const newThread = (
  head: ThreadHead,
  send: Send,
  {
    channel,
    workgroupName,
    rows,
  }: { channel: string; workgroupName: string | null; rows: readonly NewRow[] },
): ThreadRecord => ({
  ...head,
  type: 'WORKGROUP',
  channel,
  agentName: null,
  agentHeadImg: null,
  workgroupName,
  epoch: 0,
  lastSeq: rows.at(-1)?.seq ?? 0,
  visitorMessages: rows.length,
  lastMessage: rows.map(recordOf).at(-1) ?? null,
  visitorReadSeq: 0,
  agentReadSeq: 0,
  createdAt: send.now,
  queuedAt: send.now,
  updatedAt: send.now,
  closedAt: null,
  score: null,
  chatSign: 0,
  skipAgentId: null,
  readBy: {},
});

const decide = async (batch: Batch, send: Send): Promise<OrRefused<Stored>> => {
  const visitor = batch.visitors.get(visitorKey(send.deskId, send.userid));
  if (!visitor) return refuse(404, 'unknown_visitor');
  const known =
    send.clientMsgId === null
      ? undefined
      : batch.stored.get(storedKey(visitor.id, send.sender, senderIdOf(send), send.clientMsgId));
  if (known) return repeated(known, send);
  let thread = batch.threads.get(visitor.id);
  let workgroupName: string | null | undefined;
  if (!mayWrite(thread, send)) {
    if (send.sender === 'agent') return refuse(403, 'not_your_thread');
    ({ thread, workgroupName } = await createThread(batch.client, send, visitor.id));
    batch.threads.set(visitor.id, thread);
  }
  const sameCard = send.dedup ? await sameLastCard(batch, send, thread) : null;
  if (sameCard) return sameCard;
  const rows = take(batch, send, thread, visitor);
  remember(batch, visitor.id, send, rows);
  const head = headOf(thread, visitor);
  if (workgroupName !== undefined) {
    const made = newThread(head, send, { channel: visitor.channel, workgroupName, rows });
    batch.events.push({
      type: 'thread',
      action: 'created',
      thread: made,
      byAgentId: null,
      byClientId: null,
      fromAgentId: null,
    });
  }
  batch.events.push({ type: 'messages', thread: head, messages: rows.map(recordOf) });
  return {
    threadUid: thread.uid,
    messages: rows.map(({ msgId, seq }) => ({ msgId, seq })),
    createdAt: send.now,
    duplicate: false,
  };
};

const storedByKey = (parts: readonly StoredPart[]): Map<string, StoredPart[]> => {
  const byKey = new Map<string, StoredPart[]>();
  for (const part of parts) {
    const key = storedKey(part.visitor_id, part.sender, part.sender_id, part.client_msg_id);
    byKey.set(key, [...(byKey.get(key) ?? []), part]);
  }
  return byKey;
};

/**
 * Stores a batch of sends inside the transaction that `client` has begun, with the same outcomes as if each came alone
 * and one after another (A11, D2, M1, M2).
 */
export const appendBatch = async (
  client: PoolClient,
  sends: readonly Send[],
  now: number,
): Promise<BatchOutcome> => {
  const { visitors, threads, stored } = await readBatch(client, sends);
  const batch: Batch = {
    client,
    visitors,
    threads,
    stored: storedByKey(stored),
    rows: [],
    touched: new Set(),
    events: [],
  };
  const results: OrRefused<Stored>[] = [];
  for (const send of sends) results.push(await decide(batch, send));
  const { events, rows, touched } = batch;
  if (events.length === 0) return { results, events };
  const [changeId] = await Promise.all([
    logChange(client, events, now),
    insertMessages(client, rows),
    tallyThreads(client, Array.from(touched)),
  ]);
  return { results, events, changeId };
};
