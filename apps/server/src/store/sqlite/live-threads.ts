import type { AppendStatements, LiveThreadRow } from './append-statements.ts';

const most = 10_000;

/**
 * The writer's memory of the visitors' live threads. Sends take their numbers here, and each thread they touched is
 * written once before the commit. It is right because nobody else writes, as long as it forgets everything when another
 * transaction may have changed a thread, or a group is rolled back.
 */
export class LiveThreads {
  readonly #sql: AppendStatements;
  readonly #byVisitor = new Map<number, LiveThreadRow>();
  readonly #touched = new Set<LiveThreadRow>();

  constructor(sql: AppendStatements) {
    this.#sql = sql;
  }

  of(visitorId: number): LiveThreadRow | undefined {
    const known = this.#byVisitor.get(visitorId);
    if (known) return known;
    const row = this.#sql.liveThread.get(visitorId);
    if (row) this.#byVisitor.set(visitorId, row);
    return row;
  }

  /** Takes `n` numbers; they are on disk after the next `store`. */
  advance(thread: LiveThreadRow, n: number, byVisitor: boolean, now: number): void {
    thread.last_seq += n;
    if (byVisitor) thread.visitor_messages += n;
    thread.updated_at = now;
    this.#touched.add(thread);
  }

  store(): void {
    for (const { last_seq, visitor_messages, updated_at, id } of this.#touched)
      this.#sql.tally.run(last_seq, visitor_messages, updated_at, id);
    this.#touched.clear();
    if (this.#byVisitor.size > most) this.#byVisitor.clear();
  }

  forget(): void {
    this.#byVisitor.clear();
    this.#touched.clear();
  }
}
