import type { Clock } from '@inlay/client/clock.ts';

export type MediaWatchTimes = {
  /** How long an interruption may last before something is done about it. */
  patience: number;
  /** Between two attempts, doubled each time. */
  between: number;
  /** After this the call is lost. Longer than the other side's page may take to reload (P7: ≥ 30 s). */
  giveUp: number;
};
export const usualMediaTimes: MediaWatchTimes = { patience: 2_000, between: 3_000, giveUp: 50_000 };

type Actions = { restartIce: () => void; giveUp: () => void };

/**
 * Media that stopped are brought back by an in-dialog re-INVITE with an ICE restart (P7a). Without a socket nothing can
 * be sent, so the attempts wait for it; while the other side's page reloads its return brings the new offer.
 */
export class MediaWatch {
  readonly #clock: Clock;
  readonly #times: MediaWatchTimes;
  readonly #actions: Actions;
  #attempt = 0;
  #broken = false;
  #canSend = true;
  #peerHere = true;
  #cancelAttempt: () => void = () => undefined;
  #cancelGiveUp: () => void = () => undefined;

  constructor(clock: Clock, actions: Actions, times: MediaWatchTimes = usualMediaTimes) {
    this.#clock = clock;
    this.#actions = actions;
    this.#times = times;
  }

  onMedia(media: 'ok' | 'interrupted' | 'failed'): void {
    if (media === 'ok') return this.#mended();
    if (!this.#broken) {
      this.#broken = true;
      this.#cancelGiveUp = this.#clock.after(this.#times.giveUp, () => this.#actions.giveUp());
    }
    // Failed needs no patience.
    this.#plan(media === 'failed' && this.#attempt === 0 ? 0 : this.#delay());
  }

  onSocket(up: boolean): void {
    this.#canSend = up;
    if (up && this.#broken) this.#plan(0);
  }

  onPeer(peer: 'here' | 'lost'): void {
    this.#peerHere = peer === 'here';
    if (this.#peerHere && this.#broken) this.#plan(this.#times.patience);
  }

  /** Idempotent. */
  close(): void {
    this.#cancelAttempt();
    this.#cancelGiveUp();
    this.#broken = false;
  }

  #delay(): number {
    return this.#attempt === 0 ? this.#times.patience : this.#times.between * 2 ** (this.#attempt - 1);
  }

  #plan(ms: number): void {
    this.#cancelAttempt();
    this.#cancelAttempt = this.#clock.after(ms, () => this.#try());
  }

  #try(): void {
    if (!this.#broken || !this.#canSend || !this.#peerHere) return;
    this.#attempt += 1;
    this.#actions.restartIce();
    this.#plan(this.#delay());
  }

  #mended(): void {
    this.close();
    this.#attempt = 0;
  }
}
