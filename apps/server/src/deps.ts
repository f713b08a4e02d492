import type { Logger } from 'pino';
import type { Bus } from './bus/port.ts';
import type { Config } from './config.ts';
import type { Nodes } from './nodes/nodes.ts';
import type { Store } from './store/port.ts';

/** What HTTP needs of the sockets (A14). Counts are connections. */
export type Sockets = {
  sendToDesk(
    deskId: number,
    data: Record<string, unknown>,
    excludeClientIds: ReadonlySet<string>,
  ): { success: number; failure: number };
  sendToAgent(agentId: number, data: Record<string, unknown>): { success: number; failure: number };
  /** Agents with a chat connection. */
  onlineAgentIds(deskId: number): number[];
  /** True inside the grace period after the last connection too (A2). */
  isOnline(agentId: number): boolean;
  connections(): { agent: number; visitor: number };
  /** D7: how many were closed because they did not read. */
  slowClients(): number;
  /** P4: this agent's call is on hold, as his phone shows it: he may make a second one, to consult. */
  holdsCall(agentId: number): boolean;
  /** O3: on the built-in line. */
  calls(): { calls: number; connections: number };
  /** O3: says 1001 to all, waits for replies under way. */
  close(): Promise<void>;
};

/** Milliseconds since 1970 and timers; replaced by a hand-driven one in tests. */
export type Clock = {
  now(): number;
  /** Runs once; returns the cancel. */
  after(ms: number, run: () => void): () => void;
  /** Runs again and again; returns the cancel. */
  every(ms: number, run: () => void): () => void;
};

export type Deps = {
  config: Config;
  store: Store;
  bus: Bus;
  clock: Clock;
  log: Logger;
  /** Undefined: this process is the only one. */
  nodes?: Nodes;
};
