import type { BusEvent } from '../bus/port.ts';
import { seatsOf } from '../calls/free-phones.ts';
import type { Phones } from '../calls/open-calls.ts';
import { sipServerOf } from '../calls/phone-account.ts';
import type { Deps } from '../deps.ts';
import type { Presence } from '../presence/presence.ts';

type BoardDeps = Pick<Deps, 'store' | 'config' | 'clock' | 'log'> & {
  phones: Pick<Phones, 'isReachable' | 'onSeat'>;
  presence: Pick<Presence, 'allVisitors'>;
};

/** A phone that is reloaded is away for a moment: that is no news. */
const settleMs = 1500;

/** Whether visitors of a desk can call: it is switched on, and somebody with a phone is at work. Changes are pushed. */
export class CallBoard {
  readonly #deps: BoardDeps;
  /** What visitors were told last, of each desk that has had some. */
  readonly #told = new Map<number, boolean>();
  readonly #stop: () => void;
  #cancelLook: (() => void) | null = null;

  constructor(deps: BoardDeps) {
    this.#deps = deps;
    this.#stop = deps.phones.onSeat(() => this.#lookSoon());
  }

  /** A hello must not cost a look at all agents: what has changed is looked at once for all. */
  async isOpen(deskId: number): Promise<boolean> {
    const known = this.#told.get(deskId);
    if (known !== undefined) return known;
    const on = await this.#look(deskId);
    this.#told.set(deskId, on);
    return on;
  }

  onEvent(event: BusEvent): void {
    if (event.type === 'status' || event.type === 'web_calls') this.#lookSoon();
  }

  /** Idempotent. */
  close(): void {
    this.#stop();
    this.#cancelLook?.();
  }

  async #look(deskId: number): Promise<boolean> {
    const { store, config, phones } = this.#deps;
    const line = await store.reads.callLine(deskId);
    if (!line.webCalls || !sipServerOf({ config, lineSecret: '' }, line).builtIn) return false;
    const isReachable = (extension: string): boolean => phones.isReachable(extension);
    return (await seatsOf({ store, isReachable }, deskId)).length > 0;
  }

  #lookSoon(): void {
    if (this.#told.size === 0) return;
    this.#cancelLook ??= this.#deps.clock.after(settleMs, () => {
      this.#cancelLook = null;
      this.#lookAtAll().catch((error: unknown) =>
        this.#deps.log.error({ err: error }, 'looking who can be called failed'),
      );
    });
  }

  async #lookAtAll(): Promise<void> {
    for (const [deskId, before] of this.#told) {
      const on = await this.#look(deskId);
      if (on === before) continue;
      this.#told.set(deskId, on);
      const frame = JSON.stringify({ method: 'calls_open_push', code: 0, on });
      for (const visitor of this.#deps.presence.allVisitors())
        if (visitor.deskId === deskId) visitor.send(frame);
    }
  }
}
