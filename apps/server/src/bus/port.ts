import type { StoreEvent, ThreadHead } from '../store/port.ts';

// The bus carries what happened to every node. It is a wake-up hint, never the truth (D4): whatever it loses is found
// again in the database.

/** Things that are stored nowhere. */
export type LiveEvent =
  | { type: 'typing'; from: 'visitor'; thread: ThreadHead; on: boolean; text: string }
  | { type: 'typing'; from: 'agent'; visitorId: number; on: boolean; name: string }
  | { type: 'agent_online'; deskId: number; agentId: number; agentName: string; clientId: string }
  | { type: 'agent_offline'; deskId: number; agentId: number; agentName: string }
  /** A3: this session has the account now; connections of its other sessions say 492 and close. */
  | { type: 'taken_over'; agentId: number; sessionId: number };

export type BusEvent = StoreEvent | LiveEvent;

export type Bus = {
  /** Never throws and never waits: what cannot be carried is logged and found again by polling. */
  publish(events: readonly BusEvent[]): void;
  /** Called in the order of publication; returns the unsubscribe. */
  subscribe(listener: (event: BusEvent) => void): () => void;
  close(): Promise<void>;
};
