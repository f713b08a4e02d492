import type { HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { Clock } from '../deps.ts';
import type { MediaPeers } from './media/media-peer.ts';
import type { SipTimers } from './sip-timers.ts';
import type { Outside, TrunkDeps } from './trunk/trunk-deps.ts';

/** What the policy is asked before anything rings (P4). */
export type PolicyQuestion = {
  callId: string;
  /** The extension that dials; of a transfer, the one that transfers. */
  from: string;
  to: string;
  /** The number to show, as wished; '' leaves the choice to the policy. */
  caller: string;
  orderId: string;
  params: string;
  what: 'call' | 'transfer';
};
/** Who is rung for a number that is nobody's own: group after group, all of a group at once. */
export type CallRoute = {
  groups: readonly (readonly string[])[];
  /** What those who are rung see as the caller. */ shownAs: string;
};
/** `outside`: the call goes on over the trunk. */
export type Allowed = { allow: true; route?: CallRoute | undefined; outside?: Outside | undefined };
export type PolicyAnswer = Allowed | { code: HangupCode };
export type CallPolicy = (question: PolicyQuestion) => Promise<PolicyAnswer>;

/** P7: the tab whose REGISTER shows this token is rung, no other; null: nobody holds the phone, all are rung. */
export type LeaseOf = (extension: string) => Promise<{ token: number } | null>;

/** P8: enough to keep a record of every call. `result` names how it ended. */
export type CallResult = 'answered' | 'cancelled' | 'busy' | 'no-answer' | 'declined' | 'denied' | 'failed';
export type CallFacts = {
  callId: string;
  caller: string;
  callee: string;
  orderId: string;
  params: string;
  other: string;
  /** 0 in, 1 out, 2 dialled automatically and handed to a person: as the callee sees it. */
  direction: 0 | 2;
};
export type CallEvent = CallFacts & { at: number } & (
    | { name: 'started' | 'lost' | 'back' }
    /** `by`: whose page rings, or has answered; `left`: it rings there no more, and the call goes on. */
    | { name: 'ringing' | 'answered' | 'left'; by: string }
    | { name: 'transferred'; by: string; to: string }
    | { name: 'ended'; result: CallResult; hangupCode: HangupCode | null; endedBy: string }
  );

export type SipLog = {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
};

/** Everything the line needs from outside. */
export type SipDeps = {
  clock: Clock;
  log: SipLog;
  /** Unguessable, of lower-case letters and digits. */
  token: () => string;
  realm: string;
  /** Signs the short-lived credentials. */
  secret: string;
  timers: SipTimers;
  policy: CallPolicy;
  leaseOf: LeaseOf;
  /** False answers 404 instead of 480. */
  isExtension: (extension: string) => Promise<boolean>;
  /** M3: who is busy or away can call out, but is not rung. */
  mayRing: (extension: string) => Promise<boolean>;
  media: MediaPeers;
  /** Experimental. Absent: nobody outside can be called. */
  carrier?: TrunkDeps | undefined;
  onCallEvent: (event: CallEvent) => void;
  /** Somebody from outside, who was let in for one call: what he says of it in headers is not passed on. */
  isGuest: (user: string) => boolean;
  /** A page of this extension has come or gone. */
  onSeat: (extension: string) => void;
  /** Messages a second that one connection may send for long. */
  messagesPerSecond: number;
  /** D7. */
  sendBufferBytes: number;
};
