import type { SipRequest } from './wire/message.ts';

const keyOf = (request: SipRequest): string =>
  `${request.branch}\n${request.method}\n${request.callId}\n${request.cseq.number}`;

/** The last answers of one connection: a repeated request gets its answer again and does nothing twice. */
export class ServerTransactions {
  readonly #answers = new Map<string, string | null>();
  readonly #remembered: number;

  constructor(remembered: number) {
    this.#remembered = remembered;
  }

  /** Undefined for a request that is new (and remembered from now on); null for one that is not answered yet. */
  repeated(request: SipRequest): string | null | undefined {
    const key = keyOf(request);
    const answer = this.#answers.get(key);
    if (answer !== undefined) return answer;
    this.#answers.set(key, null);
    const oldest = this.#answers.size > this.#remembered ? this.#answers.keys().next() : null;
    if (oldest && !oldest.done) this.#answers.delete(oldest.value);
    return undefined;
  }

  answered(request: SipRequest, answer: string): void {
    const key = keyOf(request);
    if (this.#answers.has(key)) this.#answers.set(key, answer);
  }
}
