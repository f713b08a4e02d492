import type { PoolClient } from 'pg';
import type { SendablePart } from '@inlay/protocol/content.ts';
import type { SenderKind } from '@inlay/protocol/agent-socket/rows.ts';

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
  parts: SendablePart[];
  /** The parts as JSON, as they are stored. */
  texts: string[];
  now: number;
  newThreadUid: string;
  create: { nickname: string; headImg: string; channel: string } | null;
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

/** Channels tell who writes with each message (V3). */
const describeVisitors = async (client: PoolClient, sends: readonly Send[]): Promise<void> => {
  for (const { deskId, userid, create, now } of sends) {
    if (!create) continue;
    await client.query(
      `INSERT INTO visitor (desk_id, userid, nickname, head_img, channel, created_at, active_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6)
        ON CONFLICT (desk_id, userid) DO UPDATE SET
          nickname = CASE excluded.nickname WHEN '' THEN visitor.nickname ELSE excluded.nickname END,
          head_img = CASE excluded.head_img WHEN '' THEN visitor.head_img ELSE excluded.head_img END,
          active_at = excluded.active_at`,
      [deskId, userid, create.nickname, create.headImg, create.channel, now],
    );
  }
};

export const readVisitors = async (
  client: PoolClient,
  sends: readonly Send[],
): Promise<Map<string, BatchVisitor>> => {
  await describeVisitors(client, sends);
  const { rows } = await client.query<BatchVisitor>(
    `SELECT v.id, v.desk_id, v.userid, v.nickname, v.head_img, v.channel FROM visitor v
      JOIN (SELECT DISTINCT desk_id, userid FROM unnest($1::bigint[], $2::text[]) AS w(desk_id, userid)) w
        ON v.desk_id = w.desk_id AND v.userid = w.userid`,
    [sends.map(({ deskId }) => deskId), sends.map(({ userid }) => userid)],
  );
  return new Map(rows.map((row) => [visitorKey(row.desk_id, row.userid), row]));
};

/** The live threads, locked until the commit, in one order everywhere. */
export const lockThreads = async (
  client: PoolClient,
  visitorIds: readonly number[],
): Promise<Map<number, BatchThread>> => {
  const { rows } = await client.query<BatchThread>(
    `SELECT id, uid, visitor_id, state, agent_id, workgroup_id, last_seq, visitor_messages FROM thread
      WHERE visitor_id = ANY($1::bigint[]) AND state <> 'closed' ORDER BY id FOR NO KEY UPDATE`,
    [visitorIds],
  );
  return new Map(rows.map((row) => [row.visitor_id, row]));
};

/** D2: what these ids have stored, in whichever thread of the visitor. */
export const readStored = async (
  client: PoolClient,
  wanted: readonly { visitorId: number; send: Send }[],
): Promise<StoredPart[]> => {
  const { rows } = await client.query<StoredPart>(
    `SELECT t.visitor_id, m.sender, m.sender_id, m.client_msg_id, t.uid AS thread_uid, m.seq, m.msg_id, m.part, m.created_at
      FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) AS w(client_msg_id, visitor_id, sender, sender_id)
      JOIN thread t ON t.visitor_id = w.visitor_id
      JOIN message m ON m.client_msg_id = w.client_msg_id AND m.thread_id = t.id AND m.sender = w.sender AND m.sender_id = w.sender_id
      ORDER BY t.id, m.seq`,
    [
      wanted.map(({ send }) => send.clientMsgId),
      wanted.map(({ visitorId }) => visitorId),
      wanted.map(({ send }) => send.sender),
      wanted.map(({ send }) => senderIdOf(send)),
    ],
  );
  return rows;
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
      RETURNING id, uid, visitor_id, state, agent_id, workgroup_id, last_seq, visitor_messages`,
    [newThreadUid, deskId, visitorId, group?.id ?? null, now],
  );
  const thread = rows[0];
  if (!thread) throw new Error('a thread was not made');
  return { thread, workgroupName: group?.name ?? null };
};
