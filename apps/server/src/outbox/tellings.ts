import { toWireCode } from '@inlay/domain/agent-status.ts';
import { cardText } from '@inlay/domain/card.ts';
import { partForVisitor } from '@inlay/domain/part-for-visitor.ts';
import type { DeliveryData } from '@inlay/protocol/channel-http/webhook.ts';
import type { MessagePart } from '@inlay/protocol/content.ts';
import { callRow } from '../calls/call-row.ts';
import type { StoreEvent } from '../store/store-event.ts';
import type { MessageRecord, ThreadHead, ThreadRecord } from '../store/threads-port.ts';

// What webhooks are told of what happened (D6). Whoever changes these changes packages/protocol/src/channel-http/webhook.ts.

type Of<T extends StoreEvent['type']> = Extract<StoreEvent, { type: T }>;

/** `line`: what must arrive in its order. `channel`: null where no visitor is concerned. */
export type Telling = DeliveryData & { deskId: number; line: string; channel: string | null };

/** Channels by visitor id: a message event does not carry its visitor's. */
export type Channels = ReadonlyMap<number, string>;

const messageTelling = (
  thread: ThreadHead,
  message: MessageRecord,
  part: MessagePart,
  channel: string,
): Telling => ({
  deskId: thread.deskId,
  line: thread.uid,
  channel,
  type: message.sender === 'visitor' ? 'message.visitor' : 'message',
  data: {
    thread: {
      thread_uid: thread.uid,
      userid: thread.userid,
      nickname: thread.nickname,
      head_img: thread.headImg,
      channel,
    },
    message: {
      create_time: Math.floor(message.createdAt / 1000),
      is_robot: message.sender === 'robot' ? 1 : 0,
      message: part,
      msg_id: message.msgId,
      seq: message.seq,
      sender: message.sender,
      sender_id: message.senderId,
      sender_name: message.senderName,
      create_time_ms: message.createdAt,
      thread_uid: message.threadUid,
    },
    // A10: for channels that know no cards.
    ...(part.type === 'card' ? { text: cardText(part.value, 'visitor') } : {}),
  },
});

const threadOf = (thread: ThreadRecord) => ({
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
  visitor_read_seq: thread.visitorReadSeq,
  created_at: thread.createdAt,
  queued_at: thread.queuedAt,
  updated_at: thread.updatedAt,
  closed_at: thread.closedAt,
  score: thread.score,
});

const threadTelling = ({ action, thread, byAgentId, fromAgentId }: Of<'thread'>): Telling => ({
  deskId: thread.deskId,
  line: thread.uid,
  channel: thread.channel,
  type: 'thread',
  data: { action, thread: threadOf(thread), by_customer_id: byAgentId, from_customer_id: fromAgentId },
});

const statusTelling = (event: Of<'status'>): Telling => ({
  deskId: event.deskId,
  line: `agent:${event.agentId}`,
  channel: null,
  type: 'agent.status',
  data: {
    customer_id: event.agentId,
    customer_name: event.agentName,
    status: toWireCode(event.status),
    reason: event.reason,
  },
});

/** P8: what happens in between is the agents' own. */
const callTelling = ({ action, deskId, call }: Of<'call'>): Telling[] => {
  if (action === 'changed') return [];
  const type = action === 'started' ? ('call.started' as const) : ('call.ended' as const);
  return [{ deskId, line: `call:${call.uid}`, channel: null, type, data: callRow(call, null) }];
};

/** Nothing for what concerns this server alone: sessions, read marks. */
export const tellingsOf = (event: StoreEvent, channels: Channels): Telling[] => {
  if (event.type === 'thread') return [threadTelling(event)];
  if (event.type === 'status') return [statusTelling(event)];
  if (event.type === 'call') return callTelling(event);
  if (event.type !== 'messages') return [];
  const channel = channels.get(event.thread.visitorId) ?? '';
  return event.messages.flatMap((message) => {
    const part = partForVisitor(message.part);
    return part === null ? [] : [messageTelling(event.thread, message, part, channel)];
  });
};
