import type { Change, ChangeLog, StoreReads } from '../../store/port.ts';
import type { StoreEvent } from '../../store/store-event.ts';
import type { MessageRecord, ThreadHead } from '../../store/threads-port.ts';

export const headOf = (threadId: number): ThreadHead => ({
  id: threadId,
  uid: `thread-${threadId}`,
  deskId: 1,
  state: 'open',
  visitorId: threadId,
  userid: `v${threadId}`,
  nickname: 'Vi',
  headImg: '',
  agentId: 1,
  workgroupId: null,
});

const messageOf = (threadId: number, seq: number, createdAt: number): MessageRecord => ({
  threadId,
  threadUid: `thread-${threadId}`,
  seq,
  msgId: `m-${threadId}-${seq}`,
  sender: 'visitor',
  senderId: `v${threadId}`,
  senderName: 'Vi',
  senderHeadImg: '',
  clientMsgId: null,
  part: { type: 'text', value: { text: `${threadId}/${seq}` } },
  createdAt,
});

/** The database that nodes share, as far as a follower sees it. Changes may be held back, as by a slow transaction. */
export class SharedLog implements ChangeLog {
  readonly #now: () => number;
  readonly #log: Change[] = [];
  readonly #rows = new Map<number, MessageRecord[]>();
  #visible: number | null = null;
  reads = 0;
  fails = false;
  trimmedBefore = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Writes some messages into threads in one transaction; answers what its node is told. */
  commit(
    counts: Readonly<Record<number, number>>,
    more: Change['events'] = [],
  ): { id: string; events: StoreEvent[] } {
    const id = `c${this.#log.length + 1}`;
    const events: StoreEvent[] = [];
    const logged: Change['events'] = [];
    for (const [key, count] of Object.entries(counts)) {
      const threadId = Number(key);
      const rows = this.#rows.get(threadId) ?? [];
      const messages = Array.from({ length: count }, (_, at) =>
        messageOf(threadId, rows.length + 1 + at, this.#now()),
      );
      this.#rows.set(threadId, [...rows, ...messages]);
      events.push({ type: 'messages', thread: headOf(threadId), messages });
      logged.push({ type: 'heads', thread: headOf(threadId), lastSeq: rows.length + count });
    }
    for (const event of more) if (event.type !== 'heads') events.push(event);
    this.#log.push({ id, events: [...logged, ...more] });
    return { id, events };
  }

  /** From now on what is written is not seen. */
  hold(): void {
    this.#visible = this.#log.length;
  }

  release(): void {
    this.#visible = null;
  }

  lastSeq(threadId: number): number {
    return this.#rows.get(threadId)?.length ?? 0;
  }

  async end(): Promise<string> {
    return String(this.#log.length);
  }

  async after(cursor: string, limit: number): Promise<{ changes: Change[]; cursor: string }> {
    this.reads += 1;
    if (this.fails) throw new Error('the database is away');
    const from = Number(cursor);
    const changes = this.#log.slice(0, this.#visible ?? undefined).slice(from, from + limit);
    return { changes, cursor: String(from + changes.length) };
  }

  async trim(before: number): Promise<void> {
    this.trimmedBefore = before;
  }

  readonly messages: Pick<StoreReads, 'messagesAfter'> = {
    messagesAfter: async (threadId, seq, limit) => {
      await new Promise((resolve) => setImmediate(resolve));
      return (this.#rows.get(threadId) ?? []).slice(seq, seq + limit);
    },
  };
}
