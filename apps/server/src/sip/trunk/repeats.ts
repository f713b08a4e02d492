import type { Clock } from '../../deps.ts';

/** RFC 3261 §17.1.1.1, milliseconds. */
const t1 = 500;
const longestMs = 64 * t1;
/** T2, for all but an INVITE. */
const usualPause = 4_000;

/** What is said again until it is answered: a datagram may be lost. */
export class Repeats {
  readonly #clock: Clock;
  readonly #running = new Map<string, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `onGivenUp`: nobody has answered for 32 seconds. */
  start(
    key: string,
    send: () => void,
    mostPause = usualPause,
    onGivenUp: () => void = () => undefined,
  ): void {
    this.stop(key);
    const again = (pause: number, elapsed: number): void => {
      const stop = this.#clock.after(Math.min(pause, mostPause), () => {
        const passed = elapsed + Math.min(pause, mostPause);
        this.#running.delete(key);
        if (passed >= longestMs) return onGivenUp();
        send();
        again(pause * 2, passed);
      });
      this.#running.set(key, stop);
    };
    again(t1, 0);
  }

  stop(key: string): void {
    this.#running.get(key)?.();
    this.#running.delete(key);
  }

  close(): void {
    for (const stop of this.#running.values()) stop();
    this.#running.clear();
  }
}
