import type { DialAsk, Dialling, DialResult, NotConnected } from './dialling.ts';
import { startDial } from './dial.ts';
import type { Line } from './line.ts';
import type { CallRoute } from './ports.ts';
import { completedElsewhere, nobodyAnswered } from './reasons.ts';
import type { HeaderLine } from './wire/write-message.ts';

const nobody: NotConnected = { status: 480, reason: 'Nobody Is Free', result: 'no-answer' };

/** What the caller is told when several have refused: that one declined says more than that another did not hear it. */
const rank = (result: NotConnected): number => ['no-answer', 'busy', 'declined'].indexOf(result.result);
const better = (one: NotConnected, other: NotConnected): NotConnected =>
  rank(other) > rank(one) ? other : one;

/**
 * Rings several extensions: all of a group at once, then the next group. The first to answer wins; the others are told
 * that it was answered elsewhere. Who declines is out, and it rings on at the others.
 */
class Hunt implements Dialling {
  readonly result: Promise<DialResult>;
  readonly #line: Line;
  readonly #ask: DialAsk;
  readonly #taken = new Set<string>();
  readonly #ringing = new Set<Dialling>();
  #settle: (result: DialResult) => void = () => undefined;
  #settled = false;
  #best: NotConnected = nobody;

  constructor(line: Line, ask: DialAsk) {
    this.#line = line;
    this.#ask = ask;
    this.result = new Promise((resolve) => (this.#settle = resolve));
  }

  isAt(extension: string): boolean {
    return this.#taken.has(extension);
  }

  async run(groups: CallRoute['groups']): Promise<void> {
    for (const [index, group] of groups.entries()) {
      if (this.#settled) return;
      await this.#ringGroup(group, index === groups.length - 1);
    }
    this.#finish(this.#best);
  }

  cancel(lines: readonly HeaderLine[]): void {
    this.#finish({ status: 487, result: 'cancelled' });
    this.#cancelAll(lines);
  }

  async #ringGroup(group: readonly string[], isLast: boolean): Promise<void> {
    const { clock, timers } = this.#line;
    const stop = isLast
      ? () => undefined
      : clock.after(timers.nextGroup, () => this.#cancelAll([nobodyAnswered]));
    await Promise.all(group.map((extension) => this.#ring(extension)));
    stop();
  }

  async #ring(extension: string): Promise<void> {
    const onRinging = (): void => {
      // Early media of one of several would be a gamble.
      if (!this.#settled) this.#ask.onRinging(180, '', extension);
    };
    const dialling = await startDial(this.#line, extension, {
      ...this.#ask,
      onRinging,
      onDialling: () => this.#taken.add(extension),
    });
    this.#ringing.add(dialling);
    if (this.#settled) dialling.cancel([completedElsewhere]);
    const result = await dialling.result;
    this.#ringing.delete(dialling);
    this.#taken.delete(extension);
    if ('party' in result) return this.#onAnswer(result);
    this.#best = better(this.#best, result);
    if (!this.#settled) this.#ask.onLeft?.(extension);
  }

  #onAnswer(connected: Exclude<DialResult, NotConnected>): void {
    if (this.#settled) {
      connected.finish(null);
      return connected.party.bye([completedElsewhere]);
    }
    this.#finish(connected);
    this.#cancelAll([completedElsewhere]);
  }

  #cancelAll(lines: readonly HeaderLine[]): void {
    for (const dialling of this.#ringing) dialling.cancel(lines);
  }

  #finish(result: DialResult): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#settle(result);
  }

  fail(error: unknown): void {
    this.#line.log.error({ err: error, callId: this.#ask.facts.callId }, 'calling several failed');
    this.cancel([]);
  }
}

export const startHunt = (line: Line, groups: CallRoute['groups'], ask: DialAsk): Dialling => {
  const hunt = new Hunt(line, ask);
  hunt.run(groups).catch((error: unknown) => hunt.fail(error));
  return hunt;
};
