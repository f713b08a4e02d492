import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { DialStatus } from '@inlay/protocol/phone-frame/dialStatus.ts';
import type { CallState } from './call-state.ts';
import { callDialStatus } from './dial-status.ts';
import type { PhoneState } from './phone.ts';

type CallContent = Extract<DialStatus['content'], { callId: string }>;

const longestNumber = 64;

const buttons = (call: CallState) =>
  call.name === 'talking'
    ? { muted: call.muted, held: call.hold.local, remote_held: call.hold.remote, peer: call.peer }
    : { muted: false, held: false };

/** P7: what the other tabs get to see of this one's call. */
export const sharedCall = ({
  call,
  consultation,
}: Pick<PhoneState, 'call' | 'consultation'>): PhoneCall | null => {
  if (call === null) return null;
  const content = callDialStatus(call) as PhoneCall;
  return {
    ...content,
    caller: content.caller.slice(0, longestNumber),
    callee: content.callee.slice(0, longestNumber),
    ...buttons(call),
    ...(consultation !== null && consultation.name !== 'ended' ? { consultation: true } : {}),
  };
};

/** P3: what of a shared call a host page is told. */
export const sharedDialStatus = (call: PhoneCall): CallContent => {
  const { muted: _muted, held: _held, remote_held: _remoteHeld, peer: _peer, ...rest } = call;
  const { consultation: _consultation, orderId = '', params = '', other = '', ...content } = rest;
  return { ...content, orderId, params, other };
};

export const isLiveCall = (call: PhoneCall | null): call is PhoneCall => call !== null && call.code !== 5;
