import type { PoolClient } from 'pg';
import type { SpokenPart } from '@inlay/protocol/content.ts';
import type { SenderKind } from '@inlay/protocol/agent-socket/rows.ts';
import { cardMemory } from '../card-memory.ts';
import { visitorsLockSql } from './locks.ts';

// What a batch of sends reads before it decides: everything in one statement a table.

/** One send of either side, in the words of the store. */
export type Send = {
  sender: 'agent' | 'visitor';
  deskId: number;
  userid: string;
  /** 0 for a visitor. */
  agentId: number;
  /** Of the agent; a visitor's are with the visitor. */
  senderName: string;
  senderHeadImg: string;
  clientMsgId: string | null;
  msgIds: string[];
  parts: SpokenPart[];
  /** The parts as JSON, as they are stored. */
  texts: string[];
  now: number;
  newThreadUid: string;
  create: { nickname: string; headImg: string; channel: string } | null;
  /** S5: nothing is stored if it equals the thread's last card. */
  dedup?: boolean;
};

export type BatchVisitor = {
  id: number;
  desk_id: number;
  userid: string;
  nickname: string;
  head_img: string;
  channel: string;
};

export type BatchThread = {
  id: number;
  uid: string;
  visitor_id: number;
  state: 'queued' | 'open';
  agent_id: number | null;
  workgroup_id: number | null;
  last_seq: number;
  visitor_messages: number;
  updated_at: number;
};

export type StoredPart = {
  visitor_id: number;
  sender: SenderKind;
  sender_id: string;
  client_msg_id: string;
  thread_uid: string;
  seq: number;
  msg_id: string;
  part: string;
  created_at: number;
};

export const visitorKey = (deskId: number, userid: string): string => `${deskId}/${userid}`;

export const senderIdOf = ({
  sender,
  userid,
  agentId,
}: Pick<Send, 'sender' | 'userid' | 'agentId'>): string => (sender === 'visitor' ? userid : String(agentId));

const describeSql = `INSERT INTO visitor (desk_id, userid, nickname, head_img, channel, created_at, active_at)
  VALUES ($1, $2, $3, $4, $5, $6, $6)
  ON CONFLICT (desk_id, userid) DO UPDATE SET
    nickname = CASE excluded.nickname WHEN '' THEN visitor.nickname ELSE excluded.nickname END,
    head_img = CASE excluded.head_img WHEN '' THEN visitor.head_img ELSE excluded.head_img END,
    active_at = excluded.active_at`;

/** Channels tell who writes with each message (V3). */
const describeVisitors = async (client: PoolClient, sends: readonly Send[]): Promise<void> => {
  const described = sends.flatMap(({ deskId, userid, create, now }) =>
    create ? [[deskId, userid, create.nickname, create.headImg, create.channel, now]] : [],
  );
  await Promise.all(
    described.map((values) => client.query({ name: 'batch-describe', text: describeSql, values })),
  );
};

/** The visitors, threads and repeats of these sends: each is asked for by itself, and all in one journey. */
const desksAndUsers = (sends: readonly Send[]): [number[], string[]] => {
  const keys = new Map(sends.map(({ deskId, userid }) => [visitorKey(deskId, userid), { deskId, userid }]));
  const visitors = Array.from(keys.values());
  return [visitors.map(({ deskId }) => deskId), visitors.map(({ userid }) => userid)];
};

const readVisitors = async (
  client: PoolClient,
  sends: readonly Send[],
): Promise<Map<string, BatchVisitor>> => {
  const { rows } = await client.query<BatchVisitor>({
    name: 'batch-visitors',
    text: `SELECT v.id, v.desk_id, v.userid, v.nickname, v.head_img, v.channel
      FROM unnest($1::bigint[], $2::text[]) AS w(desk_id, userid)
      JOIN visitor v ON v.desk_id = w.desk_id AND v.userid = w.userid`,
    values: desksAndUsers(sends),
  });
  return new Map(rows.map((row) => [visitorKey(row.desk_id, row.userid), row]));
};

/** The live threads, locked until the commit, in one order everywhere. */
const lockThreads = async (client: PoolClient, sends: readonly Send[]): Promise<Map<number, BatchThread>> => {
  const { rows } = await client.query<BatchThread>({
    name: 'batch-threads',
    text: `SELECT t.id, t.uid, t.visitor_id, t.state, t.agent_id, t.workgroup_id, t.last_seq, t.visitor_messages, t.updated_at
      FROM unnest($1::bigint[], $2::text[]) AS w(desk_id, userid)
      JOIN visitor v ON v.desk_id = w.desk_id AND v.userid = w.userid
      JOIN thread t ON t.visitor_id = v.id AND t.state <> 'closed'
      ORDER BY t.id FOR NO KEY UPDATE OF t`,
    values: desksAndUsers(sends),
  });
  return new Map(rows.map((row) => [row.visitor_id, row]));
};

/** D2: what the ids of these sends have stored, in whichever thread of the visitor. */
const readStored = async (client: PoolClient, sends: readonly Send[]): Promise<StoredPart[]> => {
  const repeatable = sends.filter(({ clientMsgId }) => clientMsgId !== null);
  if (repeatable.length === 0) return [];
  const { rows } = await client.query<StoredPart>({
    name: 'batch-stored',
    text: `SELECT t.visitor_id, m.sender, m.sender_id, m.client_msg_id, t.uid AS thread_uid, m.seq, m.msg_id, m.part, m.created_at
      FROM (SELECT DISTINCT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[])
        AS all_sends(desk_id, userid, sender, sender_id, client_msg_id)) w
      JOIN visitor v ON v.desk_id = w.desk_id AND v.userid = w.userid
      JOIN thread t ON t.visitor_id = v.id
      JOIN message m ON m.client_msg_id = w.client_msg_id AND m.thread_id = t.id AND m.sender = w.sender AND m.sender_id = w.sender_id
      ORDER BY t.id, m.seq`,
    values: [
      repeatable.map(({ deskId }) => deskId),
      repeatable.map(({ userid }) => userid),
      repeatable.map(({ sender }) => sender),
      repeatable.map(senderIdOf),
      repeatable.map(({ clientMsgId }) => clientMsgId),
    ],
  });
  return rows;
};

export type BatchState = {
  visitors: Map<string, BatchVisitor>;
  threads: Map<number, BatchThread>;
  stored: StoredPart[];
};

/** Takes the visitors' locks, then reads: each statement sees what was committed before it. */
export const readBatch = async (client: PoolClient, sends: readonly Send[]): Promise<BatchState> => {
  const keys = Array.from(new Set(sends.map(({ deskId, userid }) => visitorKey(deskId, userid))));
  const [, , visitors, threads, stored] = await Promise.all([
    client.query({ name: 'batch-locks', text: visitorsLockSql, values: [keys] }),
    describeVisitors(client, sends),
    readVisitors(client, sends),
    lockThreads(client, sends),
    readStored(client, sends),
  ]);
  return { visitors, threads, stored };
};

export const createThread = async (
  client: PoolClient,
  { deskId, newThreadUid, now }: Send,
  visitorId: number,
): Promise<{ thread: BatchThread; workgroupName: string | null }> => {
  const { rows: groups } = await client.query<{ id: number; name: string }>(
    'SELECT id, name FROM workgroup WHERE desk_id = $1 AND is_default = 1 ORDER BY id LIMIT 1',
    [deskId],
  );
  const group = groups[0];
  const { rows } = await client.query<BatchThread>(
    `INSERT INTO thread (uid, desk_id, type, state, visitor_id, workgroup_id, has_earlier, created_at, queued_at, updated_at)
      VALUES ($1, $2, 'WORKGROUP', 'queued', $3, $4,
        CASE WHEN EXISTS (SELECT 1 FROM thread WHERE visitor_id = $3) THEN 1 ELSE 0 END, $5, $5, $5)
      RETURNING id, uid, visitor_id, state, agent_id, workgroup_id, last_seq, visitor_messages, updated_at`,
    [newThreadUid, deskId, visitorId, group?.id ?? null, now],
  );
  const thread = rows[0];
  if (!thread) throw new Error('a thread was not made');
  return { thread, workgroupName: group?.name ?? null };
};

type LastCard = Pick<StoredPart, 'seq' | 'msg_id' | 'part' | 'created_at'>;

/** Parts are written with their type first. */
export const lastCard = async (client: PoolClient, thread: BatchThread): Promise<LastCard | undefined> => {
  const { rows } = await client.query<LastCard>({
    name: 'last-card',
    text: `SELECT seq, msg_id, part, created_at FROM message WHERE thread_id = $1 AND seq > $2
      AND starts_with(part, '{"type":"card"') ORDER BY seq DESC LIMIT 1`,
    values: [thread.id, thread.last_seq - cardMemory],
  });
  return rows[0];
};
