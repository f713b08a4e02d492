import { isLiveCall } from '@inlay/phone/shared-call.ts';
import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { SoftphoneState } from './softphone-state.ts';

/** P8: time for notes after a call that was talked in. */
export const wrapUpOf = (
  call: PhoneCall | null,
  seconds: number,
): Pick<Partial<SoftphoneState>, 'wrapUpUntil'> => {
  if (call === null) return {};
  if (isLiveCall(call)) return { wrapUpUntil: null };
  const { callConnectedTimestamp, callHangUpTimestamp = 0 } = call;
  if (callConnectedTimestamp === undefined || seconds === 0) return {};
  return { wrapUpUntil: callHangUpTimestamp + seconds * 1_000 };
};
