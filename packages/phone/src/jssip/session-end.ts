import type { SessionEnd } from '../call-end.ts';

/** What JsSIP hands over with `ended` and `failed`; parts that we read. */
export type JssipEnd = {
  originator: string;
  cause: string;
  message: { status_code?: number; getHeader?: (name: string) => string | undefined } | null;
};

const causes: ReadonlyMap<string, SessionEnd['cause']> = new Map([
  ['User Denied Media Access', 'microphone'],
  ['WebRTC Error', 'media'],
  ['RTP Timeout', 'media'],
  ['Bad Media Description', 'media'],
  ['Missing SDP', 'media'],
  ['Incompatible SDP', 'media'],
  ['Connection Error', 'connection'],
  ['Request Timeout', 'connection'],
  ['Dialog Error', 'connection'],
] as const);

/** P7a: JsSIP says `Canceled` and `local` for the agent's own cancel and for a dead socket; the phone knows which. */
export const sessionEndOf = ({ originator, cause, message }: JssipEnd): SessionEnd => ({
  by: originator === 'remote' ? 'remote' : 'local',
  status: message?.status_code ?? null,
  hangupCode: message?.getHeader?.('X-Hangup-Code') ?? null,
  reason: message?.getHeader?.('Reason') ?? null,
  cause: causes.get(cause) ?? 'other',
});
