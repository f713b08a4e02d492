import type { Incoming } from './flow.ts';
import type { SipRequest } from './wire/message.ts';

/** What the owner of a leg is told. */
export type LegOwnerOf<L> = {
  /** CANCEL, or BYE before the answer. */
  onCancel(leg: L, request: SipRequest): void;
  onBye(leg: L, request: SipRequest): void;
  /** A re-INVITE or UPDATE with an offer. */
  onOffer(leg: L, incoming: Incoming): void;
  onInfo(leg: L, incoming: Incoming): void;
  onRefer(leg: L, incoming: Incoming): void;
  onLost(leg: L): void;
  onBack(leg: L): void;
  /** RFC 4028: no sign of life in time. */
  onExpired(leg: L): void;
};

/** Until the call is made, in the same turn. */
export const unowned: LegOwnerOf<unknown> = {
  onCancel: () => undefined,
  onBye: () => undefined,
  onOffer: () => undefined,
  onInfo: () => undefined,
  onRefer: () => undefined,
  onLost: () => undefined,
  onBack: () => undefined,
  onExpired: () => undefined,
};
