import type { HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { Dialling, NotConnected } from './dialling.ts';
import type { Leg, LegOwner } from './leg.ts';
import type { Party } from './party.ts';
import type { CallFacts, CallResult } from './ports.ts';
import type { HeaderLine } from './wire/write-message.ts';

export type Ending = { result: CallResult; endedBy: string; code?: HangupCode | undefined };

/** A call as the parts around it see it. */
export type LiveCall = LegOwner & {
  readonly id: string;
  readonly facts: CallFacts;
  readonly startedAt: number;
  readonly connectedAt: number | null;
  readonly isEnded: boolean;
  readonly isTalking: boolean;
  /** A transfer under way: who asked may leave before it is done. */
  transfer: { by: Leg; dialling: Dialling | null } | null;
  involves(extension: string): boolean;
  /** Has this extension put the other side on hold? */
  heldBy(extension: string): boolean;
  /** Is this extension's page gone, and the other side waiting for it? */
  waitsFor(extension: string): boolean;
  /** A side of a call that is up. */
  sideOf(extension: string): Party | undefined;
  other(party: Party): Party | undefined;
  /** Puts another party in the place of one; ending the old one is left to who asks. */
  replace(old: Party, fresh: Party): void;
  tellTransferred(by: string, to: string): void;
  deny(refusal: NotConnected): void;
  rings(status: 180 | 183, sdp: string, by?: string): void;
  /** What the caller is called where others see it; his own name is part of a credential. */
  hideCaller(shownAs: string): void;
  shown(who: string): string;
  /** Of several who are called, this one is not any more. */
  left(who: string): void;
  connect(dialling: Dialling): Promise<void>;
  /** Ends the call with a word to everybody. */
  hangUpAll(lines: readonly HeaderLine[], ending: Ending): void;
  /** Idempotent; says nothing to the sides. */
  end(ending: Ending): void;
};
