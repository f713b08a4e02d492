import type { Outgoing } from '@inlay/client/outbox-storage.ts';
import type { AgentReply } from '@inlay/protocol/agent-socket/methods.ts';
import type { RecordRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { DeskState } from './desk-state.ts';
import { takeMessage } from './take-message.ts';

const recordsOf = (state: DeskState, entry: Outgoing, { data }: AgentReply<'send_to_user'>): RecordRow[] =>
  entry.parts.flatMap((message, at) => {
    const stored = data.messages[at];
    return stored ? [{ ...common(state, entry, data), message, msg_id: stored.msg_id, seq: stored.seq }] : [];
  });

const common = (state: DeskState, entry: Outgoing, data: AgentReply<'send_to_user'>['data']) => ({
  create_time: Math.floor(data.create_time_ms / 1000),
  create_time_ms: data.create_time_ms,
  is_robot: 0 as const,
  sender: 'agent' as const,
  sender_id: String(state.agent.customer_id),
  sender_name: state.agent.customer_name,
  thread_uid: data.thread_uid,
  client_msg_id: entry.id,
});

/** D1: stored. It takes its place among the messages at once, without waiting for its own push. */
export const takeStored = (state: DeskState, entry: Outgoing, reply: AgentReply<'send_to_user'>): DeskState =>
  recordsOf(state, entry, reply).reduce((next, record) => takeMessage(next, entry.userid, record), state);
