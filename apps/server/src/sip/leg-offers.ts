import type { Clock } from '../deps.ts';
import { type Dialog, refreshTarget } from './dialog.ts';
import type { Incoming, SelfNames } from './flow.ts';
import { capabilities, sdpPayload } from './leg-lines.ts';
import type { LegRequests } from './leg-requests.ts';
import type { Answered } from './party.ts';
import { putsOnHold } from './sdp.ts';
import { SessionTimer } from './session-timer.ts';
import type { SipResponse } from './wire/message.ts';

type Needs = {
  clock: Clock;
  glareMs: number;
  dialog: Dialog;
  requests: LegRequests;
  self: () => SelfNames;
  timer: SessionTimer;
  /** Nothing can be asked while the socket is gone, or the leg is over. */
  canAsk: () => boolean;
  acknowledge: (response: SipResponse, sdp: string | null) => void;
};

/** RFC 3261 §14: changes of the session, one offer at a time and dialog. */
export class LegOffers {
  readonly #needs: Needs;
  #under: 'ours' | 'theirs' | null = null;
  /** Has the page put the other side on hold? */
  holds = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  get isUnderWay(): boolean {
    return this.#under !== null;
  }

  /** The socket has gone. */
  forget(): void {
    this.#under = null;
  }

  /** 491 is tried again once: both asked at the same moment (§14.1). */
  async make(sdp: string, retry = true): Promise<Answered> {
    const response = await this.reinvite(sdp);
    if (typeof response !== 'number') {
      this.#needs.acknowledge(response, null);
      return { answer: response.body };
    }
    if (response !== 491 || !retry) return { status: response };
    await new Promise<void>((resolve) => this.#needs.clock.after(this.#needs.glareMs, resolve));
    return this.make(sdp, false);
  }

  /** The 200, or the status of a refusal. */
  async reinvite(sdp: string | null): Promise<SipResponse | number> {
    const { requests, dialog, timer, canAsk, self } = this.#needs;
    if (!canAsk()) return 480;
    if (this.#under !== null) return 491;
    this.#under = 'ours';
    const payload = sdp === null ? undefined : sdpPayload(sdp);
    const outcome = await requests.ask('INVITE', [...capabilities(self()), ...SessionTimer.ask()], {
      payload,
    });
    this.#under = null;
    if (typeof outcome === 'string') return 408;
    if (outcome.status >= 300) return outcome.status;
    refreshTarget(dialog, outcome);
    timer.agreed(outcome);
    return outcome;
  }

  /** A re-INVITE or UPDATE of the page; `pass` is given those that concern the other side. */
  take(incoming: Incoming, pass: (incoming: Incoming) => void): void {
    const { request } = incoming;
    const { dialog, timer, self } = this.#needs;
    if (request.body === '') {
      if (request.method === 'INVITE') return incoming.reply(488, { reason: 'An Offer Is Needed' });
      // A session refresh: nothing for the other side.
      refreshTarget(dialog, request);
      return incoming.reply(200, { lines: [...capabilities(self()), ...timer.answerTo(request)] });
    }
    if (this.#under !== null) return incoming.reply(491);
    refreshTarget(dialog, request);
    this.#under = 'theirs';
    pass({ ...incoming, reply: this.#answerOf(incoming) });
  }

  #answerOf({ request, reply }: Incoming): Incoming['reply'] {
    return (status, parts) => {
      this.#under = null;
      if (status < 300) this.holds = putsOnHold(request.body);
      const { self, timer } = this.#needs;
      const lines = [...capabilities(self()), ...(status < 300 ? timer.answerTo(request) : [])];
      reply(status, { ...parts, lines: [...lines, ...(parts?.lines ?? [])] });
    };
  }
}
