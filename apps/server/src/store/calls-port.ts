import type { CallResultWord, CallStateWord } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { CallLimits, CallTarget, DenialReason } from '@inlay/domain/call-policy.ts';
import type { By } from './console-port.ts';
import type { RecordingReads, RecordingRecord, RecordingWrites } from './recordings-port.ts';
import type { OrRefused } from './refused.ts';

// Calls, their money, who has the phone, and sign-in by OpenID Connect. Each write is one transaction.

/** P8. */
export type CallRecord = {
  id: number;
  uid: string;
  deskId: number;
  direction: 0 | 1 | 2;
  state: CallStateWord;
  agent: { id: number; name: string } | null;
  colleague: { id: number; name: string } | null;
  visitor: { id: number; userid: string; nickname: string; threadUid: string } | null;
  caller: string;
  callee: string;
  orderId: string;
  params: string;
  other: string;
  startedAt: number;
  connectedAt: number | null;
  endedAt: number | null;
  result: CallResultWord | null;
  hangupCode: HangupCode | null;
  endedBy: 'agent' | 'other' | 'server' | null;
  /** Ten-thousandths of the desk's currency unit. */
  charged: number;
  /** All agents who have taken part. */
  agentIds: number[];
  recordings: RecordingRecord[];
};

export type CallEvents =
  | { type: 'call'; action: 'started' | 'changed' | 'ended'; deskId: number; call: CallRecord }
  | { type: 'media_lease'; deskId: number; agentId: number; tab: string | null; fencing: number };

export type CallPolicySettings = CallLimits & {
  currency: string;
  balance: number;
  reserved: number;
  longestMinutes: number;
  wrapUpSeconds: number;
  recording: boolean;
  consentTone: boolean;
  /** 0: for ever. */
  recordingDays: number;
  countries: { country: string; pricePerMinute: number }[];
  blocked: { number: string; note: string }[];
  version: number;
};

export type CallNumberRecord = {
  id: number;
  number: string;
  label: string;
  enabled: boolean;
  agentIds: number[];
  version: number;
};

/** P6: the operator's own SIP server; `sipUrl` '' means the line of this server. */
export type CallLineSettings = {
  sipUrl: string;
  sipDomain: string;
  sipSecret: string;
  turnUrls: string[];
  turnSecret: string;
  /** SHA-256 of the secret with which the SIP server asks the policy. */
  policySecretHash: string | null;
  /** Visitors may call from the widget. */
  webCalls: boolean;
  version: number;
};

/** P2. */
export type OidcProviderSettings = {
  deskId: number;
  issuer: string;
  clientId: string;
  clientSecret: string;
  version: number;
};

export type MediaLeaseRecord = { tab: string; fencing: number; expiresAt: number };

type NamedCall = { deskId: number; uid: string; now: number };
type Deed = { deskId: number; by: By; now: number };
/** Without `by`: the first run, which nobody did. */
type FirstDeed = { deskId: number; by?: By; now: number };

export type NewCall = {
  deskId: number;
  uid: string;
  line: string;
  caller: string;
  callee: string;
  orderId: string;
  params: string;
  other: string;
  now: number;
};

export type Admission =
  | { allow: true; caller: string; endsBy: number; minutes: number }
  | { allow: false; code: HangupCode | null; why: DenialReason };

export type CallWrites = RecordingWrites & {
  /**
   * P4: decides, takes the money, occupies the agent and writes the record in one transaction; a denial is a record and a
   * row of the audit log. `uid` that exists is asked again: the answer of the first time.
   */
  admitCall(
    input: NewCall & {
      agentId: number;
      target: CallTarget;
      wishedCaller: string;
      random: number;
      hasOutsideLine: boolean;
      /** The agent's other call is on hold: a second one may be made, to consult. */
      mayConsult: boolean;
    },
  ): Promise<Admission>;
  /** A call that no agent dialled. */
  beginCall(
    input: NewCall & {
      direction: 0 | 2;
      outside: string;
      visitorId: number | null;
      /** Not if this visitor has a call that lives. */
      onlyOne?: boolean;
    },
  ): Promise<{ begun: boolean }>;
  /** R4: it rings at this agent, or a transfer goes there. */
  joinCall(input: NamedCall & { agentId: number }): Promise<{ joined: boolean }>;
  /** These agents talk; others, at whom it only rang, are out. */
  answerCall(input: NamedCall & { agentIds: number[] }): Promise<{ answered: boolean }>;
  /** A transfer: this agent is out, the call goes on. */
  leaveCall(input: NamedCall & { agentId: number }): Promise<{ left: boolean; remaining: number }>;
  /** Settles the money; idempotent. */
  endCall(
    input: NamedCall & {
      result: CallResultWord;
      hangupCode: HangupCode | null;
      endedBy: 'agent' | 'other' | 'server';
    },
  ): Promise<{ ended: boolean }>;
  /** Calls that their line has forgotten: begun before `now` at a line that starts anew, or past their time. */
  endLostCalls(input: { line: string | null; now: number }): Promise<{ ended: number }>;
  /** R4: if its time is over; `early`: the agent is ready. */
  endWrapUp(input: { agentId: number; early: boolean; now: number }): Promise<{ ended: boolean }>;
  /** On the timeline of the visitor whose call it was; who called from the widget in vain waits in a thread from now on. */
  writeCallLine(input: {
    deskId: number;
    userid: string;
    uid: string;
    newThreadUid: string;
    msgId: string;
    now: number;
  }): Promise<{ written: boolean }>;

  /** The agent who talks with a caller from the widget gets his thread, a new one where there is none. */
  takeCaller(input: {
    deskId: number;
    agentId: number;
    visitorId: number;
    userid: string;
    newThreadUid: string;
    msgId: string;
    now: number;
  }): Promise<{ taken: boolean }>;

  /** P7. `take` wins against a living holder. */
  claimMediaLease(input: {
    agentId: number;
    tab: string;
    take: boolean;
    ttlMs: number;
    now: number;
  }): Promise<{ granted: boolean; lease: MediaLeaseRecord }>;
  /** Refused 409 when another tab has it by now. */
  renewMediaLease(input: {
    agentId: number;
    tab: string;
    fencing: number;
    ttlMs: number;
    now: number;
  }): Promise<OrRefused<{ lease: MediaLeaseRecord }>>;
  releaseMediaLease(input: {
    agentId: number;
    tab: string;
    fencing: number;
    now: number;
  }): Promise<{ released: boolean }>;

  changeCallPolicy(
    input: FirstDeed & {
      version: number;
      change: Partial<Omit<CallPolicySettings, 'balance' | 'reserved' | 'version'>>;
    },
  ): Promise<OrRefused<{ version: number }>>;
  /** Negative: taken back. Refused 409 below what is reserved. */
  addCallFunds(input: FirstDeed & { amount: number; note: string }): Promise<OrRefused<{ balance: number }>>;
  addCallNumber(
    input: FirstDeed & { number: string; label: string; agentIds: number[] },
  ): Promise<OrRefused<{ callNumberId: number }>>;
  changeCallNumber(
    input: Deed & {
      callNumberId: number;
      version: number;
      change: Partial<{ label: string; enabled: boolean; agentIds: number[] }>;
    },
  ): Promise<OrRefused<{ version: number }>>;
  dropCallNumber(input: Deed & { callNumberId: number }): Promise<OrRefused<{ deleted: true }>>;
  changeCallLine(
    input: FirstDeed & { version: number; change: Partial<Omit<CallLineSettings, 'version'>> },
  ): Promise<OrRefused<{ version: number }>>;
  /** Null: none any more. */
  changeOidcProvider(
    input: Deed & {
      version: number;
      provider: { issuer: string; clientId: string; clientSecret?: string } | null;
    },
  ): Promise<OrRefused<{ version: number }>>;

  /** P2: what the return of the browser is checked with. */
  startOidcFlow(input: OidcFlow & { stateHash: string; expiresAt: number; now: number }): Promise<void>;
  /** Once only. Refused 440 when unknown, used or expired. */
  takeOidcFlow(input: { stateHash: string; now: number }): Promise<OrRefused<OidcFlow>>;
};

export type OidcFlow = { deskId: number | null; verifier: string; nonce: string; redirectUri: string };

export type CallSearch = {
  deskId: number;
  /** Null: of all agents. */
  agentId: number | null;
  search: string;
  from: number | null;
  to: number | null;
};

export type CallReads = RecordingReads & {
  /** Does a call of this visitor live? */
  isVisitorInCall(deskId: number, visitorId: number): Promise<boolean>;
  call(deskId: number, uid: string): Promise<CallRecord | null>;
  /** The newest first. */
  calls(
    input: CallSearch & { page: number; pagesize: number },
  ): Promise<{ rows: CallRecord[]; total: number }>;
  /** For exports: those before this id, the newest first. */
  callsBefore(input: CallSearch & { beforeId: number | null; limit: number }): Promise<CallRecord[]>;
  callPolicy(deskId: number): Promise<CallPolicySettings>;
  callNumbers(deskId: number): Promise<CallNumberRecord[]>;
  /** Numbers that this agent may show. */
  callerNumbers(agentId: number): Promise<string[]>;
  /** The desk of a number that outsiders dial; null: nobody's. */
  deskOfCallNumber(number: string): Promise<number | null>;
  callLine(deskId: number): Promise<CallLineSettings>;
  /** SIP servers of all desks that have their own. */
  callLineUrls(): Promise<string[]>;
  oidcProvider(deskId: number): Promise<OidcProviderSettings | null>;
  oidcProviders(): Promise<OidcProviderSettings[]>;
  mediaLease(agentId: number, now: number): Promise<MediaLeaseRecord | null>;
  agentIdByExtension(extension: string): Promise<number | null>;
  /** Whose it is, also if he may work no more. */
  ownerOfExtension(extension: string): Promise<number | null>;
  /** Null: no wrap-up. */
  wrapUpUntil(agentId: number): Promise<number | null>;
  wrapUps(): Promise<{ agentId: number; until: number }[]>;
};
