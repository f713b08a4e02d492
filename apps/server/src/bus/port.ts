import type { PhoneEvent } from '../calls/phone-event.ts';
import type { StoreEvent } from '../store/store-event.ts';
import type { ThreadHead } from '../store/threads-port.ts';

// The bus carries what happened to every node. It is a wake-up hint, never the truth (D4): whatever it loses is found
// again in the database.

/** Things that are stored nowhere. */
export type LiveEvent =
  | { type: 'typing'; from: 'visitor'; thread: ThreadHead; on: boolean; text: string }
  | { type: 'typing'; from: 'agent'; visitorId: number; on: boolean; name: string }
  | { type: 'agent_online'; deskId: number; agentId: number; agentName: string; clientId: string }
  | { type: 'agent_offline'; deskId: number; agentId: number; agentName: string }
  /** The desk has switched the widget's call button on or off. */
  | { type: 'web_calls'; deskId: number }
  /** A14: a frame of the company's own servers, for the desk or for one agent. */
  | { type: 'passed_on'; to: PassedTo; frame: string; excludeClientIds: string[] };

export type PassedTo = { deskId: number } | { agentId: number };

export type BusEvent = StoreEvent | LiveEvent | PhoneEvent;

/** Whether this node did it, or has heard of it. */
export type Origin = 'here' | 'elsewhere';

export type BusListener = (event: BusEvent, origin: Origin) => void;

export type Bus = {
  /**
   * To the listeners of this node at once, and to the other nodes. Never throws and never waits: what cannot be
   * carried is logged; what is stored is found again by polling.
   */
  publish(events: readonly BusEvent[]): void;
  /** To the listeners of this node only. */
  deliver(events: readonly BusEvent[], origin: Origin): void;
  /** Called in the order of publication; returns the unsubscribe. */
  subscribe(listener: BusListener): () => void;
  close(): Promise<void>;
};
