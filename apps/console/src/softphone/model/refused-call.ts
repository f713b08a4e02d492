import type { DialStatus } from '@inlay/protocol/phone-frame/dialStatus.ts';
import type { HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { CallOutWish } from '@inlay/frame/phone-command.ts';

const codes: ReadonlyMap<string, HangupCode> = new Map([
  ['badNumber', 812],
  ['notRegistered', 800],
  ['noHolder', 800],
  ['failed', 800],
  ['notLoggedIn', 813],
]);

const digitsOf = (callee: string): string => callee.replaceAll(/[^0-9+*#]/g, '').slice(0, 32);

/** P4: a `callOut` that does not even begin is told as a call that ended at once. */
export const refusedCall = (
  wish: CallOutWish,
  why: string,
  { callId, now }: { callId: string; now: number },
): DialStatus['content'] => {
  const code = codes.get(why);
  return {
    code: 5,
    callId,
    direction: 1,
    caller: wish.caller.slice(0, 32),
    callee: digitsOf(wish.callee),
    orderId: wish.orderId.slice(0, 32),
    params: wish.params.slice(0, 2048),
    other: '',
    callStartTimestamp: now,
    callHangUpTimestamp: now,
    ...(code === undefined ? {} : { hangupCode: code }),
    hangupReason: why,
  };
};
