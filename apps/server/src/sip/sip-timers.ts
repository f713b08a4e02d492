/** Milliseconds. */
export type SipTimers = {
  noAnswer: number;
  /** P7: how long the other side is held while a page reloads. */
  reattach: number;
  /** A guest has no page to come back to, only a network. */
  guestReattach: number;
  /** One group is rung so long before the next is. */
  nextGroup: number;
  /** How long a caller keeps hearing the ring tone when every ringing page has gone. */
  ringLoss: number;
  request: number;
  policy: number;
  /** RFC 3261 §14.1: how long to wait after 491. */
  glare: number;
  callBack: number;
  ping: number;
};

export const usualTimers: SipTimers = {
  noAnswer: 60_000,
  reattach: 45_000,
  guestReattach: 15_000,
  nextGroup: 20_000,
  ringLoss: 10_000,
  request: 32_000,
  policy: 5_000,
  glare: 2_100,
  callBack: 2_000,
  ping: 25_000,
};
