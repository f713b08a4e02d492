import type { Clock } from '@inlay/client/clock.ts';
import { joinedFacts } from './begin-facts.ts';
import type { SessionEnd } from './call-end.ts';
import { type CallEvent, type CallState, nextCall, takesEvent } from './call-state.ts';
import { DtmfQueue } from './dtmf-queue.ts';
import { MediaWatch, type MediaWatchTimes } from './media-watch.ts';
import type { CallHeaders, SessionListener, SipSession, TransferProgress } from './sip-port.ts';

export type SessionCallDeps = { clock: Clock; mediaTimes: MediaWatchTimes; onChange: () => void };

/** One call of this page: its state, and the SIP session that moves it. */
export class SessionCall implements SessionListener {
  readonly #deps: SessionCallDeps;
  readonly #dtmf: DtmfQueue;
  readonly #watch: MediaWatch;
  #state: CallState;
  #session: SipSession | null = null;
  /** What to end with, for a wish that came before the session. */
  #endWish: { status: number; reason: string } | 'plain' | null = null;
  transfer: TransferProgress | null = null;

  constructor(deps: SessionCallDeps, state: CallState) {
    this.#deps = deps;
    this.#state = state;
    this.#dtmf = new DtmfQueue(deps.clock, (digit) => this.#session?.sendDtmf(digit));
    this.#watch = new MediaWatch(
      deps.clock,
      { restartIce: () => this.#session?.restartIce(), giveUp: () => this.#giveUp() },
      deps.mediaTimes,
    );
  }

  get state(): CallState {
    return this.#state;
  }

  get isLive(): boolean {
    return this.#state.name !== 'ended';
  }

  get session(): SipSession | null {
    return this.#session;
  }

  attach(session: SipSession): void {
    this.#session = session;
    if (this.#endWish !== null) session.end(this.#endWish === 'plain' ? undefined : this.#endWish);
  }

  // ---- what the agent does -------------------------------------------------------------------------------------------

  answer(): void {
    if (this.#state.name === 'ringingIn') this.#session?.answer();
  }

  /** P7a: the wish is kept before anything is sent, so that the end is never taken for a fault. */
  hangUp(refusal?: { status: number; reason: string }): void {
    if (!this.isLive) return;
    this.#take({ name: 'hangUp' });
    this.#endWish = refusal ?? 'plain';
    this.#session?.end(refusal);
  }

  setHold(on: boolean): void {
    // P7: nobody can answer an offer for a page that reloads.
    if (this.#state.name === 'talking' && this.#state.peer === 'here' && this.#state.hold.local !== on)
      this.#session?.setHold(on);
  }

  setMute(on: boolean): void {
    if (this.#state.name !== 'talking') return;
    this.#session?.setMute(on);
    this.#take({ name: 'mute', on });
  }

  sendDtmf(text: string): number {
    return this.#state.name === 'talking' ? this.#dtmf.add(text) : 0;
  }

  refer(target: string, replaces: SipSession | null): void {
    if (this.#state.name !== 'talking' || this.transfer === 'trying' || this.transfer === 'ringing') return;
    this.transfer = 'trying';
    this.#session?.refer(target, replaces, (progress) => {
      this.transfer = progress;
      // The server says BYE too; who is first does not matter.
      if (progress === 'done') this.hangUp();
      this.#deps.onChange();
    });
    this.#deps.onChange();
  }

  // ---- what the SIP side reports -------------------------------------------------------------------------------------

  onProgress(_headers: CallHeaders): void {
    this.#deps.onChange();
  }

  onAccepted(_headers: CallHeaders): void {
    this.#take({ name: 'accepted', at: this.#deps.clock.now() });
  }

  onEnded(end: SessionEnd): void {
    this.#dtmf.close();
    this.#watch.close();
    this.#take({ name: 'ended', at: this.#deps.clock.now(), end });
  }

  onHold(who: 'local' | 'remote', on: boolean): void {
    this.#take({ name: 'hold', who, on });
  }

  onMedia(media: 'ok' | 'interrupted' | 'failed'): void {
    if (!this.isLive) return;
    this.#watch.onMedia(media);
    this.#take({ name: 'media', media: media === 'ok' ? 'ok' : 'interrupted' });
  }

  onPeer(peer: 'here' | 'lost'): void {
    this.#watch.onPeer(peer);
    this.#take({ name: 'peer', peer });
  }

  onReplaced(headers: CallHeaders): void {
    const { facts } = this.#state;
    if (headers.callId === '' || headers.callId === facts.callId) return;
    const at = this.#deps.clock.now();
    this.#take({ name: 'joined', facts: joinedFacts(headers, facts, at), at });
  }

  onSocket(up: boolean): void {
    if (this.isLive) this.#watch.onSocket(up);
  }

  #giveUp(): void {
    // First, because the session's own word would only be "ended here".
    this.onEnded({ by: 'local', status: null, hangupCode: null, reason: null, cause: 'media' });
    this.#session?.end();
  }

  #take(event: CallEvent): void {
    if (!takesEvent(this.#state, event)) return;
    this.#state = nextCall(this.#state, event);
    this.#deps.onChange();
  }
}
