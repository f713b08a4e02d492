import type { Clock } from '../deps.ts';
import { headerOf, optionTags, type SipRequest, type SipResponse } from './wire/message.ts';
import type { HeaderLine } from './wire/write-message.ts';

/** RFC 4028: the shortest there may be, and what we ask for; seconds. */
export const shortestSession = 90;
export const usualSession = 600;

const secondsOf = (value: string | undefined): number | null => {
  const [, digits] = /^([0-9]{1,9})(?:\s*;|\s*$)/.exec(value ?? '') ?? [];
  return digits === undefined ? null : Number(digits);
};

/** True where 422 is due. */
export const isTooShort = (request: SipRequest): boolean => {
  const seconds = secondsOf(headerOf(request, 'session-expires'));
  return seconds !== null && seconds < shortestSession;
};

/**
 * One side's session timer. The peer refreshes, always: the server only watches, so a browser that died without a word
 * is noticed. Peers that know no timers have none.
 */
export class SessionTimer {
  readonly #clock: Clock;
  readonly #onExpired: () => void;
  #seconds: number | null = null;
  #stop: () => void = () => undefined;

  constructor(clock: Clock, onExpired: () => void) {
    this.#clock = clock;
    this.#onExpired = onExpired;
  }

  /** Lines for the answer to an INVITE or UPDATE of theirs. */
  answerTo(request: SipRequest): HeaderLine[] {
    if (!optionTags(request, 'supported').includes('timer') && !headerOf(request, 'session-expires'))
      return [];
    this.#run(secondsOf(headerOf(request, 'session-expires')) ?? usualSession);
    return [['Session-Expires', `${this.#seconds ?? usualSession};refresher=uac`]];
  }

  /** Lines for an INVITE of ours. */
  static ask(): HeaderLine[] {
    return [
      ['Session-Expires', `${usualSession};refresher=uas`],
      ['Min-SE', shortestSession],
    ];
  }

  /** The answer to an INVITE of ours; without the header the peer knows no timers. */
  agreed(response: SipResponse): void {
    const value = headerOf(response, 'session-expires');
    const seconds = secondsOf(value);
    if (seconds !== null && /refresher=uas/i.test(value ?? '')) this.#run(Math.max(seconds, shortestSession));
  }

  /** Any sign of life of the peer. */
  refreshed(): void {
    if (this.#seconds !== null) this.#run(this.#seconds);
  }

  stop(): void {
    this.#stop();
    this.#seconds = null;
  }

  #run(seconds: number): void {
    this.#stop();
    this.#seconds = seconds;
    // §10: a little after the end, so that a refresh under way still counts.
    this.#stop = this.#clock.after(seconds * 1000 + 5_000, this.#onExpired);
  }
}
