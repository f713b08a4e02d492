import type { HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { TrunkConfig } from './trunk-config.ts';

/** A number of the desk that somebody dials from outside. */
export type TrunkQuestion = {
  callId: string;
  /** `+` and digits, or what the carrier says instead of them. */
  from: string;
  /** Digits with country code. */
  to: string;
  orderId: string;
  params: string;
  other: string;
  direction: 0 | 2;
};
/** Who is rung: group after group, all of a group at once. */
export type TrunkAnswer = { groups: readonly (readonly string[])[] } | { code: HangupCode };

export type TrunkDeps = { config: TrunkConfig; policy: (question: TrunkQuestion) => Promise<TrunkAnswer> };

/** A number that the policy has let in. */
export type Outside = {
  /** Digits with country code. */
  number: string;
  /** '' : the carrier shows what it likes. */
  shownAs: string;
  /** The money that was reserved lasts so long. */
  longestMs: number;
};
