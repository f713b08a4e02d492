/**
 * One side of a call, as the server sees it. `caller` legs begin at received (the server is the UAS), `callee` legs at
 * invited (the server is the UAC).
 *
 *   received ──ring──► ringing ◄──ring── invited
 *      │                │ │  │               │
 *      │ answer         │ │  └──cancel──► cancelling ◄──cancel──┘
 *      ▼                │ │                  │
 *   answered ◄──answer──┘ │                  │ answer: the 200 crossed our CANCEL; the owner says BYE
 *      │ ack              │                  ▼
 *      ▼                  │               answered
 *   talking ◄──back── lost   (the socket went; the other side is held, P7)
 *      └──────lose──────►
 *
 *   from every state:  end ──► ended, which nothing leaves
 */
export type LegState =
  | 'received'
  | 'invited'
  | 'ringing'
  | 'cancelling'
  | 'answered'
  | 'talking'
  | 'lost'
  | 'ended';

export type LegEvent = 'ring' | 'answer' | 'ack' | 'cancel' | 'lose' | 'back' | 'end';

const moves: Record<LegState, Partial<Record<LegEvent, LegState>>> = {
  received: { ring: 'ringing', answer: 'answered', end: 'ended' },
  invited: { ring: 'ringing', answer: 'answered', cancel: 'cancelling', end: 'ended' },
  ringing: { ring: 'ringing', answer: 'answered', cancel: 'cancelling', end: 'ended' },
  cancelling: { answer: 'answered', end: 'ended' },
  answered: { ack: 'talking', lose: 'lost', end: 'ended' },
  talking: { ack: 'talking', lose: 'lost', end: 'ended' },
  lost: { back: 'talking', ack: 'lost', end: 'ended' },
  ended: {},
};

/** Null where the event has no place: what a peer sends is asked about with this before it is let in. */
export const legAfter = (state: LegState, event: LegEvent): LegState | null => moves[state][event] ?? null;

/** For the server's own moves: an illegal one is a fault of ours. */
export const moveLeg = (state: LegState, event: LegEvent): LegState => {
  const next = legAfter(state, event);
  if (next === null) throw new Error(`a leg that is ${state} cannot ${event}`);
  return next;
};

/** Both sides have agreed on media. */
export const isUp = (state: LegState): boolean =>
  state === 'answered' || state === 'talking' || state === 'lost';
