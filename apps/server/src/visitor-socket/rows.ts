import { partForVisitor } from '@inlay/domain/part-for-visitor.ts';
import type { VisitorRecord as VisitorRow, VisitorThread } from '@inlay/protocol/visitor-socket/rows.ts';
import type { MessageRecord, ThreadRecord } from '../store/threads-port.ts';

/** M2: its number is told, so that the visitor's sequence has no gap, and nothing else of it. */
const hiddenRow = ({ msgId, seq, threadUid, createdAt }: MessageRecord): VisitorRow => ({
  msg_id: msgId,
  seq,
  thread_uid: threadUid,
  create_time_ms: createdAt,
  sender: 'system',
  sender_name: '',
  sender_head_img: '',
  message: null,
});

/** Messages as the visitor sees them: without ids of agents, without notes and what else is for agents only. */
export const visitorRow = (message: MessageRecord): VisitorRow => {
  const part = partForVisitor(message.part);
  if (part === null) return hiddenRow(message);
  return {
    msg_id: message.msgId,
    seq: message.seq,
    thread_uid: message.threadUid,
    create_time_ms: message.createdAt,
    sender: message.sender,
    sender_name: message.senderName,
    sender_head_img: message.senderHeadImg,
    message: part,
    ...(message.sender === 'visitor' && message.clientMsgId !== null
      ? { client_msg_id: message.clientMsgId }
      : {}),
  };
};

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
