import type { Clock } from '../deps.ts';
import type { SipResponse } from './wire/message.ts';

/** A final response, or why there is none. */
export type Outcome = SipResponse | 'timeout' | 'lost';

type Pending = {
  owner: object;
  method: string;
  onResponse: (response: SipResponse) => void;
  settle: (outcome: Outcome) => void;
  stopTimer: () => void;
};

type Asked = {
  owner: object;
  branch: string;
  method: string;
  onProvisional?: (response: SipResponse) => void;
};

/** Requests of ours that wait for an answer. A WebSocket loses nothing on its way: no retransmission, only a deadline. */
export class ClientTransactions {
  readonly #pending = new Map<string, Pending>();
  readonly #clock: Clock;
  readonly #timeoutMs: number;

  constructor(clock: Clock, timeoutMs: number) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** Settles once, never rejects. A provisional answer stops the clock: from there the owner's timer counts. */
  begin({ owner, branch, method, onProvisional }: Asked): Promise<Outcome> {
    return new Promise((resolve) => {
      const stopTimer = this.#clock.after(this.#timeoutMs, () => this.#settle(branch, 'timeout'));
      const onResponse = (response: SipResponse): void => {
        stopTimer();
        onProvisional?.(response);
      };
      this.#pending.set(branch, { owner, method, onResponse, settle: resolve, stopTimer });
    });
  }

  /** False for an answer nobody waits for. */
  receive(response: SipResponse): boolean {
    const pending = this.#pending.get(response.branch);
    if (!pending || pending.method !== response.cseq.method) return false;
    if (response.status < 200) pending.onResponse(response);
    else this.#settle(response.branch, response);
    return true;
  }

  isOf(branch: string, owner: object): boolean {
    return this.#pending.get(branch)?.owner === owner;
  }

  /** The owner's socket has gone. */
  loseAllOf(owner: object): void {
    for (const [branch, pending] of Array.from(this.#pending))
      if (pending.owner === owner) this.#settle(branch, 'lost');
  }

  #settle(branch: string, outcome: Outcome): void {
    const pending = this.#pending.get(branch);
    if (!pending) return;
    this.#pending.delete(branch);
    pending.stopTimer();
    pending.settle(outcome);
  }
}
