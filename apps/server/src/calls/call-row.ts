import type { CallRow } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { CallRecordingRow } from '@inlay/protocol/calls-http/recording-row.ts';
import type { CallRecord } from '../store/calls-port.ts';
import type { RecordingRecord } from '../store/recordings-port.ts';

const person = (agent: CallRecord['agent']): CallRow['agent'] =>
  agent && { customer_id: agent.id, customer_name: agent.name };

/** P5: of a call between colleagues, who was called sees it come in. */
const seenBy = (call: CallRecord, agentId: number | null) => {
  const isColleague = agentId !== null && call.colleague?.id === agentId && call.agent?.id !== agentId;
  return isColleague
    ? {
        direction: call.direction === 1 ? (0 as const) : call.direction,
        agent: call.colleague,
        colleague: call.agent,
      }
    : { direction: call.direction, agent: call.agent, colleague: call.colleague };
};

const endedBySeen = (call: CallRecord, agent: CallRecord['agent']): CallRow['ended_by'] => {
  if (agent?.id === call.agent?.id || call.endedBy === 'server') return call.endedBy;
  return call.endedBy === 'agent' ? 'other' : call.endedBy === 'other' ? 'agent' : null;
};

const durationOf = ({ connectedAt, endedAt }: CallRecord): number =>
  connectedAt === null || endedAt === null ? 0 : Math.max(0, Math.round((endedAt - connectedAt) / 1000));

const recordingRow = (recording: RecordingRecord): CallRecordingRow => ({
  recording_id: recording.id,
  state: recording.state,
  agent: { customer_id: recording.agent.id, customer_name: recording.agent.name },
  started_at: recording.createdAt,
  duration_ms: recording.durationMs,
  size: recording.size,
  problem: recording.problem,
});

/** A record in the words of the wire. `agentId` null: as the desk sees it. */
export const callRow = (call: CallRecord, agentId: number | null): CallRow => {
  const { direction, agent, colleague } = seenBy(call, agentId);
  return {
    call_id: call.uid,
    direction,
    state: call.state,
    result: call.result,
    caller: call.caller,
    callee: call.callee,
    order_id: call.orderId,
    params: call.params,
    other: call.other,
    agent: person(agent),
    colleague: person(colleague),
    visitor: call.visitor && {
      userid: call.visitor.userid,
      nickname: call.visitor.nickname,
      thread_uid: call.visitor.threadUid,
    },
    started_at: call.startedAt,
    connected_at: call.connectedAt,
    ended_at: call.endedAt,
    duration: durationOf(call),
    hangup_code: call.hangupCode,
    ended_by: endedBySeen(call, agent),
    ...(call.recordings.length === 0 ? {} : { recordings: call.recordings.map(recordingRow) }),
  };
};
