import type { ClientTransactions, Outcome } from './client-transactions.ts';
import { type Dialog, dialogLines, type RequestIds } from './dialog.ts';
import type { Flow } from './flow.ts';
import { sdpPayload } from './leg-lines.ts';
import type { SipResponse } from './wire/message.ts';
import { type HeaderLine, type Payload, writeRequest } from './wire/write-message.ts';

type Deps = { token: () => string; transactions: ClientTransactions };

type Extras = {
  payload?: Payload | undefined;
  onProvisional?: (response: SipResponse) => void;
  /** Told the branch and the number as soon as they are known: a CANCEL needs them. */
  onSent?: (ids: RequestIds) => void;
};

/** What the server asks in one dialog. */
export class LegRequests {
  readonly #deps: Deps;
  readonly #dialog: Dialog;
  readonly #flow: () => Flow;
  #lastAck: { cseq: number; text: string } | null = null;

  constructor(deps: Deps, dialog: Dialog, flow: () => Flow) {
    this.#deps = deps;
    this.#dialog = dialog;
    this.#flow = flow;
  }

  /** Never rejects. A challenge is met once, where there is something to meet it with. */
  async ask(method: string, lines: readonly HeaderLine[], extras: Extras = {}): Promise<Outcome> {
    const outcome = await this.#ask(method, lines, extras);
    if (typeof outcome === 'string' || (outcome.status !== 401 && outcome.status !== 407)) return outcome;
    const proof = this.#flow().prove?.(outcome, method, this.#dialog.remoteTarget);
    return proof ? this.#ask(method, [...lines, proof], extras) : outcome;
  }

  #ask(method: string, lines: readonly HeaderLine[], extras: Extras): Promise<Outcome> {
    const { payload, onProvisional, onSent } = extras;
    this.#dialog.localCseq += 1;
    const ids = { branch: this.#branch(), cseq: this.#dialog.localCseq };
    onSent?.(ids);
    const asked = { owner: this, branch: ids.branch, method };
    const outcome = this.#deps.transactions.begin(onProvisional ? { ...asked, onProvisional } : asked);
    this.#send(method, ids, lines, payload);
    if (!this.#flow().isOpen) this.loseAll();
    return outcome.then((result) => {
      // RFC 3261 §17.1.1.3: the ACK of a refusal belongs to the INVITE's own transaction.
      if (method === 'INVITE' && typeof result !== 'string' && result.status >= 300)
        this.#ackRefusal(result, ids);
      return result;
    });
  }

  /** The ACK of a 2xx. */
  acknowledge(response: SipResponse, sdp: string | null): void {
    const ids = { branch: this.#branch(), cseq: response.cseq.number };
    const text = this.#send('ACK', ids, [], sdp === null ? undefined : sdpPayload(sdp));
    this.#lastAck = { cseq: response.cseq.number, text };
  }

  /** A 2xx that comes again wants its ACK again. */
  acknowledgeAgain(response: SipResponse): void {
    if (this.#lastAck?.cseq === response.cseq.number) this.#flow().send(this.#lastAck.text);
  }

  cancel(ids: RequestIds, lines: readonly HeaderLine[]): void {
    this.#send('CANCEL', ids, lines);
  }

  /** The socket has gone: no answer will come. */
  loseAll(): void {
    this.#deps.transactions.loseAllOf(this);
  }

  #branch(): string {
    return `z9hG4bK${this.#deps.token()}`;
  }

  #send(method: string, ids: RequestIds, lines: readonly HeaderLine[], payload?: Payload): string {
    const all = [...dialogLines(this.#flow().self.via, this.#dialog, method, ids), ...lines];
    const text = writeRequest(method, this.#dialog.remoteTarget, all, payload);
    this.#flow().send(text);
    return text;
  }

  #ackRefusal(response: SipResponse, ids: RequestIds): void {
    const dialog = { ...this.#dialog, remote: response.headers.get('to')?.[0] ?? this.#dialog.remote };
    this.#flow().send(
      writeRequest('ACK', dialog.remoteTarget, dialogLines(this.#flow().self.via, dialog, 'ACK', ids)),
    );
  }
}
