import type { SpokenPart } from '@inlay/protocol/content.ts';
import type { OrRefused } from '../refused.ts';
import type { StoreEvent } from '../store-event.ts';
import type { MessageRecord, Stored, ThreadHead, ThreadRecord } from '../threads-port.ts';
import type { Appended, AppendRequest, AppendResult } from './append.ts';

// The writer answers with a few numbers; what happened is put together here from them and the request, so that little
// is copied between the threads.

const headOf = ({ thread, visitor }: Appended, request: AppendRequest): ThreadHead => ({
  id: thread.id,
  uid: thread.uid,
  deskId: request.deskId,
  state: thread.state,
  visitorId: visitor.id,
  userid: request.userid,
  nickname: visitor.nickname,
  headImg: visitor.head_img,
  agentId: thread.agent_id,
  workgroupId: thread.workgroup_id,
});

const recordsOf = (
  { thread, visitor }: Appended,
  request: AppendRequest,
  parts: SpokenPart[],
): MessageRecord[] => {
  const byVisitor = request.sender === 'visitor';
  return parts.map((part, index) => ({
    threadId: thread.id,
    threadUid: thread.uid,
    seq: thread.last_seq - parts.length + 1 + index,
    msgId: request.msgIds[index] ?? '',
    sender: request.sender,
    senderId: byVisitor ? request.userid : String(request.agentId),
    senderName: byVisitor ? visitor.nickname : request.senderName,
    senderHeadImg: byVisitor ? visitor.head_img : request.senderHeadImg,
    clientMsgId: request.clientMsgId,
    part,
    partJson: request.parts[index] ?? '',
    createdAt: request.now,
  }));
};

const newThread = (
  head: ThreadHead,
  { thread, created }: Appended,
  request: AppendRequest,
  lastMessage: MessageRecord | null,
): ThreadRecord => ({
  ...head,
  type: 'WORKGROUP',
  channel: created?.channel ?? '',
  agentName: null,
  agentHeadImg: null,
  workgroupName: created?.workgroupName ?? null,
  epoch: 0,
  lastSeq: thread.last_seq,
  visitorMessages: thread.visitor_messages,
  lastMessage,
  visitorReadSeq: 0,
  agentReadSeq: 0,
  createdAt: request.now,
  queuedAt: request.now,
  updatedAt: request.now,
  closedAt: null,
  score: null,
  chatSign: 0,
  skipAgentId: null,
  readBy: {},
});

export const appendEvents = (
  result: AppendResult,
  request: AppendRequest,
  parts: SpokenPart[],
): StoreEvent[] => {
  if (!('appended' in result)) return [];
  const { appended } = result;
  const head = headOf(appended, request);
  const messages = recordsOf(appended, request, parts);
  const event: StoreEvent = { type: 'messages', thread: head, messages };
  if (!appended.created) return [event];
  const thread = newThread(head, appended, request, messages.at(-1) ?? null);
  return [
    { type: 'thread', action: 'created', thread, byAgentId: null, byClientId: null, fromAgentId: null },
    event,
  ];
};

export const storedOf = (result: AppendResult, request: AppendRequest): OrRefused<Stored> => {
  if ('refused' in result) return result;
  if ('duplicate' in result) return result.duplicate;
  const { thread } = result.appended;
  const first = thread.last_seq - request.parts.length + 1;
  const messages = request.msgIds.map((msgId, index) => ({ msgId, seq: first + index }));
  return { threadUid: thread.uid, messages, createdAt: request.now, duplicate: false };
};
