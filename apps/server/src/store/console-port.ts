import type { PageData, PageVisitors } from '@inlay/protocol/admin-http/business-page.ts';
import type { Role } from '@inlay/protocol/admin-http/agent.ts';
import type { SsoAlgorithm } from '@inlay/protocol/admin-http/sso.ts';
import type { Scope } from '@inlay/protocol/staff-sdk/scopes.ts';
import type { OrRefused } from './refused.ts';

// What administrators change. Each write is one transaction that also writes a row of the audit log; `version` is the
// one that the administrator saw: who was overtaken is refused with 409, and nothing is overwritten.

/** Who does it, for the audit log. */
export type By = { agentId: number; agentName: string };
type Deed = { deskId: number; by: By; now: number };

export type DeskLook = { name: string; color: string; greeting: string };
export type DeskSettings = DeskLook & {
  deskId: number;
  version: number;
  embedOrigins: string[];
  originsVersion: number;
  ssoAlgorithm: SsoAlgorithm;
  ssoJwksUrl: string | null;
  hasSsoSecret: boolean;
  ssoVersion: number;
};

export type AgentSettings = {
  name: string;
  role: Role;
  capacity: number;
  extension: string | null;
  language: string | null;
};
export type AgentEntry = AgentSettings & {
  id: number;
  email: string;
  enabled: boolean;
  status: string;
  version: number;
  createdAt: number;
  /** False: never set one; can come by single sign-on only. */
  hasPassword: boolean;
  /** Until when a link to set the password works; null: there is none. */
  linkExpiresAt: number | null;
};

export type WorkgroupEntry = {
  id: number;
  groupNo: string;
  name: string;
  isDefault: boolean;
  agentIds: number[];
  version: number;
};

export type ApiKeyEntry = { id: number; name: string; createdAt: number };

/** S1. Both lists empty: every agent. */
export type BusinessPage = {
  name: string;
  url: string;
  data: PageData[];
  scopes: Scope[];
  agentIds: number[];
  workgroupIds: number[];
  visitors: PageVisitors;
  liveParameters: boolean;
};
export type BusinessPageRecord = BusinessPage & {
  id: number;
  deskId: number;
  /** S3: signs what the desk opens, and what the company signs itself. */
  token: string;
  position: number;
  version: number;
  createdAt: number;
};

export type AuditRecord = {
  id: number;
  agentId: number | null;
  agentName: string;
  action: string;
  target: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  at: number;
};

export type PasswordLink = { linkHash: string; expiresAt: number };

export type ConsoleWrites = {
  changeDesk(
    input: Deed & { version: number; change: Partial<DeskLook> },
  ): Promise<OrRefused<{ version: number }>>;
  /** W9. */
  replaceEmbedOrigins(
    input: Deed & { version: number; origins: string[] },
  ): Promise<OrRefused<{ version: number }>>;
  /** W6. `secret` undefined: the one that is there stays. */
  changeSso(
    input: Deed & {
      version: number;
      algorithm: SsoAlgorithm;
      secret?: string | null;
      jwksUrl: string | null;
    },
  ): Promise<OrRefused<{ version: number }>>;

  /** Without a password; the link sets one. Refused 409 when somebody has this e-mail. */
  inviteAgent(
    input: Deed & { agent: AgentSettings & { email: string }; link: PasswordLink },
  ): Promise<OrRefused<{ agentId: number }>>;
  /** Refused 409 for the last administrator who would be none. Who is disabled or demoted is signed out at once (W7). */
  changeAgent(
    input: Deed & {
      agentId: number;
      version: number;
      change: Partial<AgentSettings & { enabled: boolean }>;
    },
  ): Promise<OrRefused<{ version: number }>>;
  /** The links before it stop working. */
  createPasswordLink(
    input: Deed & { agentId: number; link: PasswordLink },
  ): Promise<OrRefused<{ expiresAt: number }>>;
  /** Once only; ends the agent's sessions. Refused 440 when unknown, used or expired. */
  setPassword(input: {
    linkHash: string;
    passwordHash: string;
    now: number;
  }): Promise<OrRefused<{ agentId: number; email: string }>>;

  addWorkgroup(
    input: Deed & { name: string; agentIds: number[] },
  ): Promise<OrRefused<{ workgroupId: number }>>;
  /** The default group of a desk is always one; it can be handed on, not given up. */
  changeWorkgroup(
    input: Deed & {
      workgroupId: number;
      version: number;
      change: { name?: string; agentIds?: number[]; isDefault?: true };
    },
  ): Promise<OrRefused<{ version: number }>>;

  addApiKey(input: Deed & { name: string; keyHash: string }): Promise<OrRefused<{ apiKeyId: number }>>;
  dropApiKey(input: Deed & { apiKeyId: number }): Promise<OrRefused<{ revoked: true }>>;

  addBusinessPage(
    input: Deed & { page: BusinessPage; token: string },
  ): Promise<OrRefused<{ businessPageId: number }>>;
  changeBusinessPage(
    input: Deed & { businessPageId: number; version: number; change: Partial<BusinessPage> },
  ): Promise<OrRefused<{ version: number }>>;
  rotateBusinessPageToken(
    input: Deed & { businessPageId: number; version: number; token: string },
  ): Promise<OrRefused<{ version: number }>>;
  dropBusinessPage(input: Deed & { businessPageId: number }): Promise<OrRefused<{ deleted: true }>>;
  /** All of the desk's pages, in their new order. Refused 409 when the list names others. */
  orderBusinessPages(input: Deed & { businessPageIds: number[] }): Promise<OrRefused<{ ordered: true }>>;
};

export type ConsoleReads = {
  deskSettings(deskId: number): Promise<DeskSettings | null>;
  agentEntries(deskId: number, now: number): Promise<AgentEntry[]>;
  workgroupEntries(deskId: number): Promise<WorkgroupEntry[]>;
  apiKeys(deskId: number): Promise<ApiKeyEntry[]>;
  /** In the order of the tabs. */
  businessPages(deskId: number): Promise<BusinessPageRecord[]>;
  businessPage(deskId: number, businessPageId: number): Promise<BusinessPageRecord | null>;
  /** Whose password this link sets; null when unknown, used or expired. */
  passwordLink(linkHash: string, now: number): Promise<{ email: string; name: string } | null>;
  /** Newest first; `before`: the id of the last row of the page before this one. */
  audit(input: { deskId: number; before: number | null; limit: number }): Promise<AuditRecord[]>;
};
