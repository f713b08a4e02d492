import { partForVisitor } from '@inlay/domain/content.ts';
import type { VisitorRecord as VisitorRow, VisitorThread } from '@inlay/protocol/visitor-socket/rows.ts';
import type { MessageRecord, ThreadRecord } from '../store/port.ts';

/** Messages as the visitor sees them: without ids of agents and without notes. */
export const visitorRow = (message: MessageRecord): VisitorRow => ({
  msg_id: message.msgId,
  seq: message.seq,
  thread_uid: message.threadUid,
  create_time_ms: message.createdAt,
  sender: message.sender,
  sender_name: message.senderName,
  sender_head_img: message.senderHeadImg,
  message: partForVisitor(message.part),
  ...(message.sender === 'visitor' && message.clientMsgId !== null
    ? { client_msg_id: message.clientMsgId }
    : {}),
});

export const visitorThread = (thread: ThreadRecord, position: number | null): VisitorThread => ({
  thread_uid: thread.uid,
  state: thread.state,
  last_seq: thread.lastSeq,
  agent:
    thread.agentId === null ? null : { name: thread.agentName ?? '', head_img: thread.agentHeadImg ?? '' },
  agent_read_seq: thread.agentReadSeq,
  position,
  score: thread.score,
});
