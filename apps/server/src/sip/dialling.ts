import type { HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { LegOwner } from './leg.ts';
import type { Party } from './party.ts';
import type { CallFacts, CallResult } from './ports.ts';
import type { HeaderLine } from './wire/write-message.ts';

export type DialAsk = {
  /** Null asks the target for its offer, which `finish` answers (RFC 3261 §13.2.1). */
  offer: string | null;
  /** Whom the target sees. */
  from: string;
  facts: CallFacts;
  owner: LegOwner;
  /** `by`: whose page rings, where it is not the number that was dialled. */
  onRinging: (status: 180 | 183, sdp: string, by?: string) => void;
  /** From here on the extension is taken. */
  onDialling?: () => void;
  /** Of several who are called: this one is not called any more. */
  onLeft?: (who: string) => void;
};

export type Connected = {
  party: Party;
  /** The answer, or the target's offer where none was given. */
  sdp: string;
  finish: (answer: string | null) => void;
};
export type NotConnected = { status: number; reason?: string; code?: HangupCode; result: CallResult };
export type DialResult = Connected | NotConnected;

/** A number that is being called. */
export type Dialling = {
  /** Is it this extension that is called? */
  isAt(extension: string): boolean;
  result: Promise<DialResult>;
  /** After the result it does nothing. */
  cancel(lines: readonly HeaderLine[]): void;
};

/** For targets that have answered already. */
export const settledDialling = (target: string, result: DialResult): Dialling => ({
  isAt: (extension) => extension === target,
  result: Promise.resolve(result),
  cancel: () => undefined,
});
