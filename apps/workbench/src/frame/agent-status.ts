import type { DeskEventData } from '@inlay/protocol/desk-frame/events.ts';
import type { DeskState, Me, StatusCode } from '../model/desk-state.ts';

type AgentStatus = DeskEventData<'agent_status_changed'>;
type FrameStatus = AgentStatus['status'];

/** M3: an away agent is BUSY to interface 1. */
const frameStatuses: Readonly<Record<StatusCode, FrameStatus>> = {
  0: 'OFFLINE',
  1: 'AVAILABLE',
  2: 'BUSY',
  3: 'BUSY',
};

export const statusCodes: Readonly<Record<FrameStatus, StatusCode>> = { OFFLINE: 0, AVAILABLE: 1, BUSY: 2 };

export const agentStatus = ({ agent }: DeskState, me: Me): AgentStatus => {
  const status = frameStatuses[me.status];
  const { customer_id: id, customer_name: nickname, head_img: avatar, email } = agent;
  return { status, agentInfo: { uid: String(id), nickname, avatar, email, status, reason: me.reason } };
};
