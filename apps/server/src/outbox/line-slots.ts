/** How many lines are being sent, in all and of each webhook: a receiver that hangs must not stop the others. */
export class LineSlots {
  readonly #most: number;
  readonly #mostOfOne: number;
  readonly #taken = new Map<number, number>();
  #total = 0;

  constructor({ most, mostOfOne }: { most: number; mostOfOne: number }) {
    this.#most = most;
    this.#mostOfOne = mostOfOne;
  }

  free(webhookId: number): number {
    return Math.min(this.#most - this.#total, this.#mostOfOne - (this.#taken.get(webhookId) ?? 0));
  }

  /** Returns the give-back, to be called once. */
  take(webhookId: number): () => void {
    this.#add(webhookId, 1);
    return () => this.#add(webhookId, -1);
  }

  #add(webhookId: number, n: 1 | -1): void {
    const taken = (this.#taken.get(webhookId) ?? 0) + n;
    this.#total += n;
    if (taken === 0) this.#taken.delete(webhookId);
    else this.#taken.set(webhookId, taken);
  }
}
