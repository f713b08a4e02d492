import type { StoreEvent } from '../store/port.ts';

// The bus carries what happened to every node. It is a wake-up hint, never the truth (D4): whatever it loses is found
// again in the database.

/** Things that are stored nowhere. */
export type LiveEvent =
  | { type: 'typing'; deskId: number; userid: string; visitorId: number; agentId: number | null; from: 'visitor'; on: boolean; text: string }
  | { type: 'typing'; deskId: number; userid: string; visitorId: number; agentId: number; from: 'agent'; on: boolean; name: string }
  | { type: 'agent_online'; deskId: number; agentId: number; agentName: string; clientId: string }
  | { type: 'agent_offline'; deskId: number; agentId: number; agentName: string }
  /** A3: another session of this account took over; its connections say 492 and close. */
  | { type: 'taken_over'; agentId: number; sessionId: number }
  | { type: 'queue_moved'; deskId: number };

export type BusEvent = StoreEvent | LiveEvent;

export type Bus = {
  /** Never throws and never waits: what cannot be carried is logged and found again by polling. */
  publish(events: readonly BusEvent[]): void;
  /** Called in the order of publication; returns the unsubscribe. */
  subscribe(listener: (event: BusEvent) => void): () => void;
  close(): Promise<void>;
};
