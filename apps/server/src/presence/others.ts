import type { AgentEntry } from './agent-entry.ts';

/** A connection of an agent as other nodes tell of it. */
export type DistantConnection = {
  readonly clientId: string;
  readonly sessionId: number;
  readonly kind: 'chat' | 'phone';
  readonly agentId: number;
  readonly deskId: number;
  /** Of the session's claim in the database (A3, D5). */
  readonly epoch: number;
};

/** Who is connected to the other nodes, as far as this one knows. */
export type OtherNodes = {
  ofAgent(agentId: number): readonly DistantConnection[];
  ofDesk(deskId: number): readonly DistantConnection[];
  /** Another node waits for this agent to come back (A2). */
  inGrace(agentId: number): boolean;
  /**
   * Tells them what is here of this agent, then asks them. False: they could not be asked, and what is known is what
   * they said last.
   */
  exchange(agentId: number): Promise<boolean>;
  /** What is said now reaches them. */
  isUp(): boolean;
};

/** Of the node itself, and what it does about news. */
export type Here = {
  entryOf(agentId: number): AgentEntry | null;
  entries(): ReadonlyMap<number, AgentEntry>;
  onNews(agentId: number): void;
  /** A node is gone: these agents were connected to it, or it waited for them. */
  onGone(agentIds: number[]): void;
};

/** Presence that is told to the others, as long as it is open. */
export type OpenPresence = OtherNodes & {
  /** Settles after the first exchange with the others, or when there is nobody to ask. */
  start(): Promise<void>;
  /** The others take over whom this node waited for. */
  close(): Promise<void>;
};

/** One node. */
export const noOthers: OtherNodes = {
  ofAgent: () => [],
  ofDesk: () => [],
  inGrace: () => false,
  exchange: async () => true,
  isUp: () => true,
};
