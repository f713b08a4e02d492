import type { SessionEnd } from '../call-end.ts';
import type { CallSound } from '../recording-port.ts';
import type {
  CallHeaders,
  OutgoingCall,
  SessionListener,
  SipCredential,
  SipLineListener,
  SipPort,
  SipSession,
  TransferProgress,
} from '../sip-port.ts';

export const noHeaders: CallHeaders = {
  callId: '',
  direction: '',
  orderId: '',
  params: '',
  other: '',
  caller: '',
  callee: '',
  startedAt: null,
  connectedAt: null,
};

export const endOf = (changes: Partial<SessionEnd> = {}): SessionEnd => ({
  by: 'remote',
  status: null,
  hangupCode: null,
  reason: null,
  cause: 'other',
  ...changes,
});

/** Carries nothing; each is another one. */
export const noSound = (): CallSound => ({ getSenders: () => [], getReceivers: () => [] });

/** A session that a test moves by hand. Like JsSIP it reports an end of its own as a local one, whatever the reason. */
export class FakeSession implements SipSession {
  readonly done: string[] = [];
  listener: SessionListener;
  outgoing: OutgoingCall | null;
  onTransfer: (progress: TransferProgress) => void = () => undefined;
  over = false;
  /** A test names what carries the sound. */
  carrier: CallSound = noSound();

  constructor(listener: SessionListener, outgoing: OutgoingCall | null) {
    this.listener = listener;
    this.outgoing = outgoing;
  }

  answer(): void {
    this.done.push('answer');
    this.listener.onAccepted(noHeaders);
  }

  end(refusal?: { status: number }): void {
    if (this.over) return;
    this.done.push(refusal ? `end ${refusal.status}` : 'end');
    this.ends(endOf({ by: 'local' }));
  }

  ends(end: SessionEnd): void {
    if (this.over) return;
    this.over = true;
    this.listener.onEnded(end);
  }

  setHold(on: boolean): void {
    this.done.push(on ? 'hold' : 'resume');
    this.listener.onHold('local', on);
  }

  setMute(on: boolean): void {
    this.done.push(on ? 'mute' : 'unmute');
  }

  sendDtmf(digit: string): void {
    this.done.push(`dtmf ${digit}`);
  }

  sound(): CallSound {
    return this.carrier;
  }

  restartIce(): void {
    this.done.push('restartIce');
  }

  refer(target: string, replaces: SipSession | null, onProgress: (progress: TransferProgress) => void): void {
    this.done.push(`refer ${target}${replaces ? ' replacing' : ''}`);
    this.onTransfer = onProgress;
  }
}

export class FakeSipPort implements SipPort {
  readonly done: string[] = [];
  readonly sessions: FakeSession[] = [];
  line: SipLineListener | null = null;
  credential: SipCredential | null = null;

  start(listener: SipLineListener): void {
    this.done.push('start');
    this.line = listener;
  }

  stop(): void {
    this.done.push('stop');
  }

  setCredential(credential: SipCredential): void {
    this.credential = credential;
  }

  setLease(token: number | null): void {
    this.done.push(`lease ${token ?? 'none'}`);
  }

  register(): void {
    this.done.push('register');
  }

  unregister(): void {
    this.done.push('unregister');
  }

  call(outgoing: OutgoingCall, listener: SessionListener): SipSession {
    const session = new FakeSession(listener, outgoing);
    this.sessions.push(session);
    return session;
  }

  /** Somebody calls. */
  rings(from: string, headers: Partial<CallHeaders> = {}): FakeSession {
    if (!this.line) throw new Error('the port was not started');
    const session = new FakeSession(
      {
        onProgress: () => undefined,
        onAccepted: () => undefined,
        onEnded: () => undefined,
        onHold: () => undefined,
        onMedia: () => undefined,
        onPeer: () => undefined,
        onReplaced: () => undefined,
      },
      null,
    );
    session.listener = this.line.onIncoming({
      from,
      to: '1001',
      headers: { ...noHeaders, ...headers },
      session,
    });
    this.sessions.push(session);
    return session;
  }

  get last(): FakeSession {
    const session = this.sessions.at(-1);
    if (!session) throw new Error('no session yet');
    return session;
  }
}
