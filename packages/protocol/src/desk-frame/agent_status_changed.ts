import Type, { type Static } from 'typebox';
import { event } from './envelope.ts';
import { awayReason } from '../agent-socket/rows.ts';
import { frameStatus } from './shapes.ts';

/** M3: an away agent is BUSY; `agentInfo.reason` tells more. */
export const agentStatusChanged = event(
  'agent_status_changed',
  Type.Object({
    status: frameStatus,
    agentInfo: Type.Object({
      uid: Type.String(),
      nickname: Type.String(),
      avatar: Type.String(),
      email: Type.String(),
      status: frameStatus,
      reason: Type.Union([awayReason, Type.Null()]),
    }),
  }),
);
export type AgentStatusChanged = Static<typeof agentStatusChanged>;
