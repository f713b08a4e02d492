import type { Clock } from '@inlay/client/clock.ts';
import type { SessionEnd } from './call-end.ts';
import type { CallState } from './call-state.ts';
import { usualMediaTimes } from './media-watch.ts';
import { SessionCall } from './session-call.ts';
import { silentListener } from './silent-listener.ts';
import type { SessionListener, SipCredential, SipLineListener, SipPort } from './sip-port.ts';

export type GuestCallState = {
  call: CallState;
  /** Somebody's phone rings by now. */
  rings: boolean;
};

export type GuestCallDeps = {
  port: SipPort;
  clock: Clock;
  /** A UUID without hyphens. */
  newId: () => string;
  credential: SipCredential;
  target: string;
  onChange: (state: GuestCallState) => void;
};

/** A server that does not take the socket in this time is out of reach. */
const connectMs = 10_000;
const busyHere = { status: 486, reason: 'Busy Here' } as const;
const outOfReach: SessionEnd = {
  by: 'local',
  status: null,
  hangupCode: null,
  reason: null,
  cause: 'connection',
};

/** P6: one call of somebody who has no phone: dialled as soon as the line is up, and the line closes behind it. */
export class GuestCall {
  readonly #deps: GuestCallDeps;
  readonly #call: SessionCall;
  #rings = false;
  #closed = false;
  #cancelConnect: () => void = () => undefined;

  constructor(deps: GuestCallDeps) {
    this.#deps = deps;
    const { clock, newId, target } = deps;
    const facts = {
      callId: newId(),
      direction: 1 as const,
      caller: '',
      callee: target,
      orderId: '',
      params: '',
      other: '',
      startedAt: clock.now(),
    };
    this.#call = new SessionCall(
      { clock, mediaTimes: usualMediaTimes, onChange: () => this.#changed() },
      { name: 'ringingOut', facts, agentHungUp: false },
    );
  }

  get state(): GuestCallState {
    return { call: this.#call.state, rings: this.#rings };
  }

  start(): void {
    const { port, credential, clock } = this.#deps;
    this.#cancelConnect = clock.after(connectMs, () => this.#call.onEnded(outOfReach));
    port.setCredential(credential);
    port.start(this.#lineListener());
  }

  setMute(on: boolean): void {
    this.#call.setMute(on);
  }

  hangUp(): void {
    this.#call.hangUp();
    // Nothing was dialled yet: nobody else will tell.
    if (!this.#call.session) this.#call.onEnded({ ...outOfReach, cause: 'other' });
  }

  /** For a page that goes away: nobody waits for the answer to the BYE. Idempotent. */
  close(): void {
    this.hangUp();
    this.#stop();
  }

  #lineListener(): SipLineListener {
    return {
      onConnected: () => this.#onConnected(),
      onDisconnected: () => this.#call.onSocket(false),
      onRegistered: () => this.#call.onSocket(true),
      onRegistrationFailed: () => undefined,
      onIncoming: ({ session }) => {
        session.end(busyHere);
        return silentListener;
      },
    };
  }

  /** P7: the line knows the page that comes back by its registration, and goes on with the call. */
  #onConnected(): void {
    this.#cancelConnect();
    if (this.#call.session) return this.#deps.port.register();
    const { port, target } = this.#deps;
    const headers = [['X-Call-Id', this.#call.state.facts.callId]] as const;
    this.#call.attach(port.call({ target, headers }, this.#listener()));
  }

  #listener(): SessionListener {
    const call = this.#call;
    return {
      onProgress: (headers) => {
        this.#rings = true;
        call.onProgress(headers);
      },
      onAccepted: (headers) => call.onAccepted(headers),
      onEnded: (end) => call.onEnded(end),
      onHold: (who, on) => call.onHold(who, on),
      onMedia: (media) => call.onMedia(media),
      onPeer: (peer) => call.onPeer(peer),
      // Whoever he talks with, a visitor's call is one.
      onReplaced: () => undefined,
    };
  }

  #changed(): void {
    this.#deps.onChange(this.state);
    // JsSIP still sends what ends the call in this turn.
    if (!this.#call.isLive) this.#deps.clock.after(0, () => this.#stop());
  }

  #stop(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelConnect();
    this.#deps.port.stop();
  }
}
