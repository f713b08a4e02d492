import { type HangupCode, hangupCodes } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { DialStatus } from '@inlay/protocol/phone-frame/dialStatus.ts';
import type { CallState } from './call-state.ts';
import type { CallEnd } from './call-end.ts';

/** How the line itself stands (P3). */
export type LineState = 'notLoggedIn' | 'connecting' | 'registered' | 'down' | 'failed';

type Content = DialStatus['content'];

const lineCodes = { down: 3, registered: 4, notLoggedIn: 6, failed: -1 } as const;

/** Null while connecting: interface 2 has no word for it. */
export const lineDialStatus = (line: LineState): Content | null =>
  line === 'connecting' ? null : { code: lineCodes[line] };

const reasons: Record<CallEnd['kind'], string> = {
  hungUp: 'hung up',
  cancelled: 'cancelled',
  rejected: 'rejected',
  missed: 'missed',
  elsewhere: 'answered elsewhere',
  busy: 'busy',
  noAnswer: 'no answer',
  declined: 'declined',
  denied: 'denied',
  network: 'network fault',
  microphone: 'microphone not available',
};

const why = ({ kind, code }: CallEnd): { hangupCode?: HangupCode; hangupReason: string } =>
  code === null ? { hangupReason: reasons[kind] } : { hangupCode: code, hangupReason: hangupCodes[code] };

const commonFields = ({ facts }: CallState) => ({
  callId: facts.callId,
  direction: facts.direction,
  caller: facts.caller,
  callee: facts.callee,
  orderId: facts.orderId,
  params: facts.params,
  other: facts.other,
  callStartTimestamp: facts.startedAt,
});

const kinds = new Map<string, CallEnd['kind']>(
  Object.entries(reasons).map(([kind, reason]) => [reason, kind as CallEnd['kind']]),
);

/** Back from `hangupReason` to the kind, for pages that see a call from afar (P7). */
export const endKindOf = (reason: string | undefined): CallEnd['kind'] => kinds.get(reason ?? '') ?? 'hungUp';

/** P3: timestamps are there from when they have happened. */
export const callDialStatus = (state: CallState): Content => {
  const fields = commonFields(state);
  switch (state.name) {
    case 'ringingOut':
      return { code: 0, ...fields };
    case 'ringingIn':
      return { code: 1, ...fields };
    case 'talking':
      return { code: 2, ...fields, callConnectedTimestamp: state.connectedAt };
    case 'ended':
    default:
      return {
        code: 5,
        ...fields,
        ...(state.connectedAt === null ? {} : { callConnectedTimestamp: state.connectedAt }),
        callHangUpTimestamp: state.endedAt,
        ...why(state.end),
      };
  }
};
