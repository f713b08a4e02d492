import type { AwayReason, ThreadAction } from '@inlay/protocol/agent-socket/rows.ts';
import type { AgentStatus } from './accounts-port.ts';
import type { CallEvents } from './calls-port.ts';
import type { MessageRecord, ThreadHead, ThreadRecord } from './threads-port.ts';
import type { VisitorRecord } from './visitors-port.ts';

// What happened, in commit order. Pushes are made of these and of nothing else.
export type StoreEvent =
  | CallEvents
  | { type: 'messages'; thread: ThreadHead; messages: MessageRecord[] }
  | {
      type: 'thread';
      action: ThreadAction;
      thread: ThreadRecord;
      /** Who did it; null: the router or the visitor. */
      byAgentId: number | null;
      /** The connection that asked; the other clients are told. Null: none did, so all are. */
      byClientId: string | null;
      /** Owner before a hand-over. */
      fromAgentId: number | null;
      note?: string;
    }
  | {
      type: 'status';
      deskId: number;
      agentId: number;
      agentName: string;
      status: AgentStatus;
      reason: AwayReason | null;
      /** The connection that asked; the others are told. */
      byClientId: string | null;
    }
  | { type: 'auto_connect'; deskId: number; agentId: number; on: boolean; byClientId: string | null }
  | { type: 'read'; thread: ThreadHead; seq: number; by: 'visitor' }
  | { type: 'read'; thread: ThreadHead; seq: number; by: 'agent'; agentId: number; unread: number }
  /** S7: the mark was set or taken away. */
  | { type: 'signed'; thread: ThreadRecord; byAgentId: number }
  | { type: 'visitor'; deskId: number; visitor: VisitorRecord; byAgentId: number }
  /**
   * A3: this session has the account now; connections of its other sessions say 492 and close. The epoch is the
   * database's (D5): of two takeovers the later one counts, in whatever order they are heard.
   */
  | { type: 'taken_over'; deskId: number; agentId: number; sessionId: number; epoch: number }
  | { type: 'session_ended'; deskId: number; agentId: number; sessionIds: number[] };
