import type { HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';

// P4: whether a call may ring. Pure: what is counted and read is given, so that the store decides in the transaction that
// also takes the money.

/** What a number is, before anybody is asked. `number`: digits with country code. */
export type CallTarget =
  | { kind: 'inside' }
  | { kind: 'outside'; number: string; country: string }
  | { kind: 'bad' };

/** Null: no limit. Counted over the last 24 hours. */
export type CallLimits = {
  perNumberPerDay: number | null;
  perAgentPerDay: number | null;
  perDeskPerDay: number | null;
  trialPerDay: number | null;
};

export type CallCounts = { toNumber: number; ofAgent: number; ofDesk: number };

export type CallFactsForPolicy = {
  target: CallTarget;
  /** The agent exists, is enabled, and its session lives. */
  agentMayCall: boolean;
  /** Not already in a call; a second one only while the first is on hold. */
  agentIsFree: boolean;
  /** The same orderId rings or talks. */
  orderIsLive: boolean;
  /** The number to show, as wished; '' leaves the choice. */
  wishedCaller: string;
  /** Numbers that this agent may show. */
  callerNumbers: readonly string[];
  /** 0 to 1, for the choice. */
  random: number;
  isBlocked: boolean;
  /** Of the target's country; null: not on the list. */
  pricePerMinute: number | null;
  /** What is not reserved. */
  balance: number;
  longestMinutes: number;
  limits: CallLimits;
  counts: CallCounts;
  /** There is a way to the telephone network. */
  hasOutsideLine: boolean;
};

export type CallDecision =
  | { allow: true; caller: string; reserve: number; minutes: number }
  /** Code null: no word of interface 2 fits; the phone says busy. */
  | { allow: false; code: HangupCode | null; why: DenialReason };

export type DenialReason =
  | 'agent'
  | 'busy'
  | 'order'
  | 'number'
  | 'country'
  | 'blocked'
  | 'caller'
  | 'trial'
  | 'perNumber'
  | 'perAgent'
  | 'perDesk'
  | 'balance'
  | 'noLine';

const codes: Record<DenialReason, HangupCode | null> = {
  agent: 813,
  busy: null,
  order: null,
  number: 812,
  country: 811,
  blocked: 814,
  caller: 816,
  trial: 817,
  perNumber: 815,
  perAgent: 815,
  perDesk: 815,
  balance: 810,
  noLine: 819,
};

const deny = (why: DenialReason): CallDecision => ({ allow: false, code: codes[why], why });

const isReached = (count: number, limit: number | null): boolean => limit !== null && count >= limit;

const bareDigits = (number: string): string => number.replace(/^\+/, '');

/** P4: empty picks one of the agent's own at random; what is not the agent's is refused. */
const callerOf = ({ wishedCaller, callerNumbers, random }: CallFactsForPolicy): string | null => {
  if (callerNumbers.length === 0) return null;
  if (wishedCaller === '') return callerNumbers[Math.floor(random * callerNumbers.length)] ?? null;
  const wished = bareDigits(wishedCaller);
  return callerNumbers.includes(wished) ? wished : null;
};

const limitReached = ({ limits, counts }: CallFactsForPolicy): DenialReason | null => {
  if (isReached(counts.ofDesk, limits.trialPerDay)) return 'trial';
  if (isReached(counts.toNumber, limits.perNumberPerDay)) return 'perNumber';
  if (isReached(counts.ofAgent, limits.perAgentPerDay)) return 'perAgent';
  return isReached(counts.ofDesk, limits.perDeskPerDay) ? 'perDesk' : null;
};

/** As long as the money lasts, at most `longestMinutes`; 0: not even one. */
const affordableMinutes = (balance: number, pricePerMinute: number, longestMinutes: number): number =>
  pricePerMinute === 0 ? longestMinutes : Math.min(longestMinutes, Math.floor(balance / pricePerMinute));

const outside = (facts: CallFactsForPolicy): CallDecision => {
  const { pricePerMinute, balance, longestMinutes } = facts;
  if (pricePerMinute === null) return deny('country');
  if (facts.isBlocked) return deny('blocked');
  const caller = callerOf(facts);
  if (caller === null) return deny('caller');
  const limit = limitReached(facts);
  if (limit) return deny(limit);
  const minutes = affordableMinutes(balance, pricePerMinute, longestMinutes);
  if (minutes < 1) return deny('balance');
  if (!facts.hasOutsideLine) return deny('noLine');
  return { allow: true, caller, reserve: minutes * pricePerMinute, minutes };
};

/** Colleagues and demo numbers cost nothing and are nobody's limit. */
export const decideCall = (facts: CallFactsForPolicy): CallDecision => {
  if (!facts.agentMayCall) return deny('agent');
  if (facts.orderIsLive) return deny('order');
  if (!facts.agentIsFree) return deny('busy');
  if (facts.target.kind === 'bad') return deny('number');
  if (facts.target.kind === 'inside')
    return { allow: true, caller: '', reserve: 0, minutes: facts.longestMinutes };
  return outside(facts);
};

/** Each begun minute counts; never more than was reserved, so that no call overspends. */
export const chargeOf = (
  { pricePerMinute, reserved }: { pricePerMinute: number; reserved: number },
  talkedMs: number,
): number => Math.min(reserved, Math.ceil(Math.max(0, talkedMs) / 60_000) * pricePerMinute);
