import type { PhoneState } from '@inlay/phone/phone.ts';
import { isLiveCall, sharedCall } from '@inlay/phone/shared-call.ts';
import { hangupCodes } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';

export type CallInView = {
  call: PhoneCall | null;
  /** It lives, but its page has gone; this one is bringing it back. */
  moving: boolean;
};

type Known = {
  holding: boolean;
  own: PhoneState;
  /** What the tab that has the phone, or had it, said last. */
  heard: PhoneCall | null;
  /** It was looked for, and the line knows it no more. */
  isGivenUp: boolean;
  /** The line holds a call whose page has gone. */
  holdsCalls: boolean;
  now: number;
};

const nothing: CallInView = { call: null, moving: false };

/** Nobody hung up (P7a): the page died, and its call with it. */
const networkFault = { hangupCode: 800, hangupReason: hangupCodes[800] } as const;

/** Its page went away with it, and the server knows it no more. */
const lost = (call: PhoneCall, { now, holdsCalls }: Known): PhoneCall => ({
  ...call,
  code: 5,
  callHangUpTimestamp: now,
  ...(holdsCalls ? { hangupReason: 'hung up' } : networkFault),
  muted: false,
  held: false,
});

/** P3: what a call was called and when it began is said once, whichever page, or the server, said so first. */
const asToldFirst = (mine: PhoneCall, heard: PhoneCall | null): PhoneCall => {
  if (heard?.callId !== mine.callId) return mine;
  const { callStartTimestamp: began, callConnectedTimestamp: answered } = heard;
  return {
    ...mine,
    caller: heard.caller === '' ? mine.caller : heard.caller,
    ...(began === undefined ? {} : { callStartTimestamp: began }),
    ...(answered === undefined ? {} : { callConnectedTimestamp: answered }),
  };
};

/**
 * P7: one phone in all tabs. Who holds it shows its own call; who took it over keeps showing what was heard until the call
 * is here, or the line says that there is none.
 */
export const callInView = (known: Known): CallInView => {
  const { holding, own, heard, isGivenUp } = known;
  if (!holding) return { call: heard, moving: false };
  const mine = sharedCall(own);
  const isOfBefore = mine?.code === 5 && isLiveCall(heard) && heard.callId !== mine.callId;
  if (mine !== null && !isOfBefore) return { call: asToldFirst(mine, heard), moving: false };
  if (!isLiveCall(heard)) return heard === null ? nothing : { call: heard, moving: false };
  // Nobody holds a call that nobody has answered: it went with its page.
  const isLost = isGivenUp || heard.code === 0;
  return isLost ? { call: lost(heard, known), moving: false } : { call: heard, moving: true };
};
