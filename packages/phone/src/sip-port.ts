import type { SessionEnd } from './call-end.ts';
import type { CallSound } from './recording-port.ts';

/** What a SIP server shows of a call in its headers, decoded. Absent ones are ''. */
export type CallHeaders = {
  callId: string;
  direction: string;
  orderId: string;
  params: string;
  other: string;
  caller: string;
  callee: string;
  /** Of a call that was re-attached (P7); milliseconds. */
  startedAt: number | null;
  connectedAt: number | null;
};

export type TransferProgress = 'trying' | 'ringing' | 'done' | 'failed';

/** What one SIP session reports. After `onEnded` nothing more comes. */
export type SessionListener = {
  onProgress(headers: CallHeaders): void;
  onAccepted(headers: CallHeaders): void;
  onEnded(end: SessionEnd): void;
  onHold(who: 'local' | 'remote', on: boolean): void;
  /** `failed`: ICE has given up; the session itself lives on. */
  onMedia(media: 'ok' | 'interrupted' | 'failed'): void;
  onPeer(peer: 'here' | 'lost'): void;
  /** The server has put another session in the place of this one: of the same call, or of another that it joins (P8). */
  onReplaced(headers: CallHeaders): void;
};

/** One SIP session. Calls on one that is over do nothing. */
export type SipSession = {
  answer(): void;
  /** BYE, CANCEL or a refusal, whatever is due. */
  end(refusal?: { status: number; reason: string }): void;
  setHold(on: boolean): void;
  setMute(on: boolean): void;
  sendDtmf(digit: string): void;
  /** P7a: an in-dialog re-INVITE with new ICE credentials. */
  restartIce(): void;
  refer(target: string, replaces: SipSession | null, onProgress: (progress: TransferProgress) => void): void;
  /** What carries its sound at this moment; null: nothing yet. */
  sound(): CallSound | null;
};

export type IncomingSession = { from: string; to: string; headers: CallHeaders; session: SipSession };

export type SipLineListener = {
  onConnected(): void;
  onDisconnected(): void;
  /** `liveCalls`: calls of this extension whose page has gone (P7). */
  onRegistered(liveCalls: readonly string[]): void;
  onRegistrationFailed(failure: { status: number | null; hangupCode: string | null }): void;
  /** The listener to give the session to; it is rung from then on. */
  onIncoming(incoming: IncomingSession): SessionListener;
};

export type SipCredential = { username: string; password: string; expiresAt: number };

export type OutgoingCall = { target: string; headers: readonly (readonly [name: string, value: string])[] };

/** One connection to a SIP server; JsSIP in the browser, a fake in tests. */
export type SipPort = {
  start(listener: SipLineListener): void;
  /** Unregisters and closes. Idempotent. */
  stop(): void;
  /** For the registration that follows, and all later requests. */
  setCredential(credential: SipCredential): void;
  /** P7: shown in REGISTER and INVITE; null: none. */
  setLease(token: number | null): void;
  register(): void;
  unregister(): void;
  call(call: OutgoingCall, listener: SessionListener): SipSession;
};
