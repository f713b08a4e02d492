import type { Role } from '@inlay/protocol/admin-http/agent.ts';
import type { SsoAlgorithm } from '@inlay/protocol/admin-http/sso.ts';
import type { AwayReason } from '@inlay/protocol/agent-socket/rows.ts';
import type { OrRefused } from './refused.ts';

// Desks, their agents, and who is signed in. Each write is one transaction.

export type AgentStatus = 'available' | 'busy' | 'away' | 'offline';

export type DeskRecord = {
  id: number;
  name: string;
  color: string;
  greeting: string;
  ssoSecret: string | null;
  ssoAlgorithm: SsoAlgorithm;
  ssoJwksUrl: string | null;
  embedOrigins: string[];
  /** F2: the desk whose passwords everybody knows. */
  demo: boolean;
};

export type AgentRecord = {
  id: number;
  deskId: number;
  email: string;
  name: string;
  headImg: string;
  role: Role;
  language: string | null;
  status: AgentStatus;
  reason: AwayReason | null;
  autoConnect: boolean;
  capacity: number;
  enabled: boolean;
  extension: string | null;
  /** Workgroups the agent belongs to. */
  workgroupIds: number[];
};

export type SessionRecord = { id: number; agentId: number; expiresAt: number };

export type AccountWrites = {
  setStatus(input: {
    agentId: number;
    status: AgentStatus;
    reason: AwayReason | null;
    byClientId: string | null;
    now: number;
  }): Promise<{
    changed: boolean;
    /** R4: he is in a call, and seen as busy until it is over. */
    kept?: true;
  }>;

  setAutoConnect(input: {
    agentId: number;
    on: boolean;
    byClientId: string | null;
    now: number;
  }): Promise<{ changed: boolean }>;

  createSession(input: {
    agentId: number;
    tokenHash: string;
    expiresAt: number;
    now: number;
  }): Promise<SessionRecord>;

  /** W7: event session_ended. */
  endSession(input: { sessionId: number; now: number }): Promise<{ ended: boolean }>;

  endAgentSessions(input: { agentId: number; now: number }): Promise<{ sessions: number }>;
  createTicket(input: {
    agentId: number;
    ticketHash: string;
    origin: string | null;
    expiresAt: number;
    now: number;
  }): Promise<void>;

  /** W6, W7: once only. Refused 440 when unknown, used or expired. */
  redeemTicket(input: {
    ticketHash: string;
    now: number;
  }): Promise<OrRefused<{ agentId: number; origin: string | null }>>;

  /** Single use of a token's `jti` (notes: replay); false when seen before. */
  useOnce(input: { key: string; expiresAt: number; now: number }): Promise<{ fresh: boolean }>;

  /** A3 throttle: counts a failure, tells how many there were since `since`. */
  recordLoginFailure(input: { key: string; now: number; since: number }): Promise<{ failures: number }>;

  clearLoginFailures(input: { key: string }): Promise<void>;
  /** The agent's chat session that is online now (A3). Compare-and-swap by epoch: fences two nodes (D5). */
  claimAgentSession(input: {
    agentId: number;
    sessionId: number;
    force: boolean;
    liveSessionIds: number[];
    now: number;
  }): Promise<{ claimed: boolean; epoch: number; replacedSessionId: number | null }>;

  releaseAgentSession(input: { agentId: number; sessionId: number }): Promise<void>;
  setAgentLanguage(input: { agentId: number; language: string }): Promise<void>;
  // First run and administration.
  createDesk(input: {
    name: string;
    color: string;
    greeting: string;
    ssoSecret: string | null;
    embedOrigins: string[];
    now: number;
    id?: number;
    demo?: boolean;
  }): Promise<{ deskId: number }>;

  createAgent(input: {
    deskId: number;
    email: string;
    name: string;
    headImg: string;
    role: Role;
    passwordHash: string | null;
    extension: string | null;
    capacity: number;
    now: number;
    id?: number;
  }): Promise<{ agentId: number }>;

  createWorkgroup(input: {
    deskId: number;
    groupNo: string;
    name: string;
    agentIds: number[];
    isDefault: boolean;
    now: number;
  }): Promise<{ workgroupId: number }>;

  createApiKey(input: {
    deskId: number;
    name: string;
    keyHash: string;
    now: number;
  }): Promise<{ apiKeyId: number }>;

  revokeApiKey(input: { apiKeyId: number; now: number }): Promise<void>;
  /** The administrator's single-use set-up link (F4): desk and admin in one transaction; refused 440 when used. */
  completeSetup(input: {
    setupHash: string;
    deskName: string;
    email: string;
    name: string;
    passwordHash: string;
    now: number;
  }): Promise<OrRefused<{ deskId: number; agentId: number }>>;

  createSetupLink(input: { setupHash: string; now: number }): Promise<void>;
};

export type AccountReads = {
  countDesks(): Promise<number>;
  desk(deskId: number): Promise<DeskRecord | null>;
  desks(): Promise<DeskRecord[]>;
  /** W9: over all desks, for pages that are served before anybody has logged in. */
  embedOrigins(): Promise<string[]>;

  agent(agentId: number): Promise<AgentRecord | null>;
  agentByEmail(
    email: string,
  ): Promise<(AgentRecord & { passwordHash: string | null; tokensValidAfter: number }) | null>;

  agents(deskId: number): Promise<AgentRecord[]>;
  workgroups(deskId: number): Promise<{ id: number; groupNo: string; name: string; agentIds: number[] }[]>;
  /** Live sessions only: not ended, not expired at `now`. */
  session(tokenHash: string, now: number): Promise<SessionRecord | null>;

  liveSessionIds(sessionIds: number[], now: number): Promise<number[]>;
  apiKey(keyHash: string): Promise<{ id: number; deskId: number } | null>;
  loginFailures(key: string, since: number): Promise<number>;
  setupPending(setupHash: string): Promise<boolean>;
};
