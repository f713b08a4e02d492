import type { MessagePart } from '@inlay/protocol/content.ts';
import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely';
import { isPostgres } from './dialect.ts';
import type { MessageRecord, ThreadRecord } from './threads-port.ts';
import type { VisitorRecord } from './visitors-port.ts';
import type { Schema } from './schema.ts';

export const messageRecord = (
  row: Omit<Selectable<Schema['message']>, 'id'> & { thread_uid: string },
): MessageRecord => ({
  threadId: row.thread_id,
  threadUid: row.thread_uid,
  seq: row.seq,
  msgId: row.msg_id,
  sender: row.sender,
  senderId: row.sender_id,
  senderName: row.sender_name,
  senderHeadImg: row.sender_head_img,
  clientMsgId: row.client_msg_id,
  // Written by this server only, from parts that were checked on the way in.
  part: JSON.parse(row.part) as MessagePart,
  createdAt: row.created_at,
});

export const visitorRecord = (row: Selectable<Schema['visitor']>): VisitorRecord => ({
  id: row.id,
  deskId: row.desk_id,
  userid: row.userid,
  nickname: row.nickname,
  headImg: row.head_img,
  channel: row.channel,
  language: row.language,
  pageUrl: row.page_url,
  pageTitle: row.page_title,
  mobile: row.mobile,
  realname: row.realname,
  sex: row.sex,
  country: row.country,
  province: row.province,
  city: row.city,
  openid: row.openid,
  email: row.email,
  memo: row.memo,
  // Written by this server only.
  tags: JSON.parse(row.tags) as string[],
  qq: row.qq,
  wechat: row.wechat,
  age: row.age,
  metaData: row.meta_data,
  myData: row.my_data,
  createdAt: row.created_at,
  activeAt: row.active_at,
});

/** The two databases make the same text of it, under different names. */
const readMarks = (db: Kysely<Schema>) =>
  (isPostgres(db)
    ? sql<string>`json_agg(json_build_array(thread_read.agent_id, thread_read.visitor_messages))::text`
    : sql<string>`json_group_array(json_array(thread_read.agent_id, thread_read.visitor_messages))`
  ).as('marks');

/** The number of the thread's last message that somebody wrote; where nobody did, that of its last line. */
const lastSaid = (eb: ExpressionBuilder<Schema, 'thread'>) =>
  eb.fn.coalesce(
    eb
      .selectFrom('message as said')
      .select('said.seq')
      .whereRef('said.thread_id', '=', 'thread.id')
      .where('said.sender', '<>', 'system')
      .orderBy('said.seq', 'desc')
      .limit(1),
    eb.ref('thread.last_seq'),
  );

/** Threads with all that a push shows of them; narrow it with `where`. */
export const selectThreads = (db: Kysely<Schema>) =>
  db
    .selectFrom('thread')
    .innerJoin('visitor', 'visitor.id', 'thread.visitor_id')
    .leftJoin('agent', 'agent.id', 'thread.agent_id')
    .leftJoin('workgroup', 'workgroup.id', 'thread.workgroup_id')
    .leftJoin('message', (join) =>
      join.onRef('message.thread_id', '=', 'thread.id').on((eb) => eb('message.seq', '=', lastSaid(eb))),
    )
    .selectAll('thread')
    .select([
      'visitor.userid',
      'visitor.nickname',
      'visitor.head_img',
      'visitor.channel',
      'agent.name as agent_name',
      'agent.head_img as agent_head_img',
      'workgroup.name as workgroup_name',
      'message.seq as m_seq',
      'message.msg_id as m_msg_id',
      'message.sender as m_sender',
      'message.sender_id as m_sender_id',
      'message.sender_name as m_sender_name',
      'message.sender_head_img as m_sender_head_img',
      'message.client_msg_id as m_client_msg_id',
      'message.part as m_part',
      'message.created_at as m_created_at',
    ])
    .select((eb) =>
      // [[agent, messages read], …]: one small look-up a thread, in place of one a thread and agent.
      eb
        .selectFrom('thread_read')
        .select(readMarks(db))
        .whereRef('thread_read.thread_id', '=', 'thread.id')
        .as('read_marks'),
    );

type ThreadRow = Awaited<ReturnType<ReturnType<typeof selectThreads>['executeTakeFirstOrThrow']>>;

const lastMessage = (row: ThreadRow): MessageRecord | null => {
  if (row.m_seq === null || row.m_msg_id === null || row.m_sender === null || row.m_part === null)
    return null;
  return {
    threadId: row.id,
    threadUid: row.uid,
    seq: row.m_seq,
    msgId: row.m_msg_id,
    sender: row.m_sender,
    senderId: row.m_sender_id ?? '',
    senderName: row.m_sender_name ?? '',
    senderHeadImg: row.m_sender_head_img ?? '',
    clientMsgId: row.m_client_msg_id,
    part: JSON.parse(row.m_part) as MessagePart,
    createdAt: row.m_created_at ?? 0,
  };
};

export const threadRecord = (row: ThreadRow): ThreadRecord => ({
  id: row.id,
  uid: row.uid,
  deskId: row.desk_id,
  type: row.type,
  state: row.state,
  visitorId: row.visitor_id,
  userid: row.userid,
  nickname: row.nickname,
  headImg: row.head_img,
  channel: row.channel,
  agentId: row.agent_id,
  agentName: row.agent_name,
  agentHeadImg: row.agent_head_img,
  workgroupId: row.workgroup_id,
  workgroupName: row.workgroup_name,
  epoch: row.epoch,
  lastSeq: row.last_seq,
  visitorMessages: row.visitor_messages,
  lastMessage: lastMessage(row),
  visitorReadSeq: row.visitor_read_seq,
  agentReadSeq: row.agent_read_seq,
  createdAt: row.created_at,
  queuedAt: row.queued_at,
  updatedAt: row.updated_at,
  closedAt: row.closed_at,
  score: row.score,
  chatSign: row.chat_sign,
  skipAgentId: row.skip_agent_id,
  readBy: Object.fromEntries(JSON.parse(row.read_marks ?? '[]') as [number, number][]),
});

export const threadById = async (db: Kysely<Schema>, id: number): Promise<ThreadRecord> =>
  threadRecord(await selectThreads(db).where('thread.id', '=', id).executeTakeFirstOrThrow());
