import { toWireCode } from '@inlay/domain/agent-status.ts';
import { plainPart } from '@inlay/domain/plain-part.ts';
import { unreadOf } from '@inlay/domain/unread.ts';
import type { UserInfo } from '@inlay/protocol/agent-socket/get_user_info.ts';
import type { RecordRow, ThreadRow, UserListRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { MessagePart } from '@inlay/protocol/content.ts';
import type { Language } from '@inlay/protocol/errors.ts';
import { sentence } from '../i18n/sentence.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import type { MessageRecord, ThreadRecord } from '../store/threads-port.ts';
import type { VisitorRecord } from '../store/visitors-port.ts';

// Records of the store in the words of interface 4.

/** Who reads: A10 decides by it which kinds of content he gets. */
export type Reader = { agentId: number; extensions: boolean; language: Language };

export const seconds = (ms: number): number => Math.floor(ms / 1000);

export const partFor = (part: MessagePart, reader: Pick<Reader, 'extensions' | 'language'>): MessagePart =>
  reader.extensions ? part : plainPart(part, (key, vars) => sentence(reader.language, key, vars));

export const recordRow = (message: MessageRecord, reader: Reader): RecordRow => ({
  create_time: seconds(message.createdAt),
  is_robot: message.sender === 'robot' ? 1 : 0,
  message: partFor(message.part, reader),
  msg_id: message.msgId,
  seq: message.seq,
  sender: message.sender,
  sender_id: message.senderId,
  sender_name: message.senderName,
  create_time_ms: message.createdAt,
  thread_uid: message.threadUid,
  // The id is the sender's own affair; a colleague's or the visitor's tells nothing.
  ...(message.clientMsgId !== null &&
  message.sender === 'agent' &&
  message.senderId === String(reader.agentId)
    ? { client_msg_id: message.clientMsgId }
    : {}),
});

export const userListRow = (thread: ThreadRecord, reader: Reader): UserListRow => ({
  userid: thread.userid,
  head_img: thread.headImg,
  last_message: thread.lastMessage ? [partFor(thread.lastMessage.part, reader)] : [],
  nickname: thread.nickname,
  thread_uid: thread.uid,
  last_seq: thread.lastSeq,
  timestamp: seconds(thread.updatedAt),
  ...(thread.state === 'queued' ? { queued_at: thread.queuedAt } : {}),
});

export const threadRow = (thread: ThreadRecord, reader: Reader): ThreadRow => ({
  thread_uid: thread.uid,
  userid: thread.userid,
  type: thread.type,
  state: thread.state,
  topic: `${thread.deskId}/${thread.userid}`,
  nickname: thread.nickname,
  head_img: thread.headImg,
  channel: thread.channel,
  customer_id: thread.agentId,
  customer_name: thread.agentName ?? '',
  workgroup:
    thread.workgroupId === null ? null : { id: thread.workgroupId, name: thread.workgroupName ?? '' },
  last_seq: thread.lastSeq,
  last_message: thread.lastMessage && recordRow(thread.lastMessage, reader),
  unread: unreadOf(thread, reader.agentId),
  visitor_read_seq: thread.visitorReadSeq,
  created_at: thread.createdAt,
  queued_at: thread.queuedAt,
  updated_at: thread.updatedAt,
  closed_at: thread.closedAt,
  score: thread.score,
  chat_sign: thread.chatSign,
});

/** What agents write down about a visitor. */
export const visitorDetails = (visitor: VisitorRecord) => ({
  realname: visitor.realname,
  mobile: visitor.mobile,
  email: visitor.email,
  sex: visitor.sex,
  age: visitor.age,
  qq: visitor.qq,
  wechat: visitor.wechat,
  memo: visitor.memo,
  tags: visitor.tags,
});

export const userInfo = (visitor: VisitorRecord, threads: number): UserInfo => ({
  active_time: seconds(visitor.activeAt),
  att_time: seconds(visitor.createdAt),
  bid: visitor.deskId,
  city: visitor.city,
  country: visitor.country,
  head_img: visitor.headImg,
  nickname: visitor.nickname,
  // The only name of the visitor that the reference's sample has: clients find him by it.
  openid: visitor.openid === '' ? visitor.userid : visitor.openid,
  province: visitor.province,
  wid: visitor.id,
  userid: visitor.userid,
  channel: visitor.channel,
  page_url: visitor.pageUrl,
  page_title: visitor.pageTitle,
  language: visitor.language,
  ...visitorDetails(visitor),
  threads,
});

export const onlineAgent = (agent: AgentRecord) => ({
  customer_id: agent.id,
  customer_name: agent.name,
  head_img: agent.headImg,
  status: toWireCode(agent.status),
});
