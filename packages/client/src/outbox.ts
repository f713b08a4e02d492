import type { AgentReply } from '@inlay/protocol/agent-socket/methods.ts';
import type { AgentPart } from '@inlay/protocol/content.ts';
import type { Clock } from './clock.ts';
import type { OutboxStorage, Outgoing } from './outbox-storage.ts';
import { ConnectionLost, RequestRefused, isTransient } from './refused.ts';

export type OutboxDeps = {
  agentId: number;
  storage: OutboxStorage;
  clock: Clock;
  newId: () => string;
  send: (entry: Outgoing) => Promise<AgentReply<'send_to_user'>>;
  onChange: (entries: readonly Outgoing[]) => void;
  onStored: (entry: Outgoing, reply: AgentReply<'send_to_user'>) => void;
  /** Storage that fails only costs surviving a reload. */
  onTrouble: (error: unknown) => void;
};

/** What a caller may say of a message beyond its parts. `id`: chosen by the caller, at most 64 characters. */
export type Given = { id?: string; pageId?: number };

type Waiter = {
  resolve: (reply: AgentReply<'send_to_user'>) => void;
  reject: (error: unknown) => void;
};

const pauseMs = 2000;

/** Keeps what was sent until the server says it is stored; one visitor's messages leave one after another, in order. */
export class Outbox {
  readonly #deps: OutboxDeps;
  #entries: readonly Outgoing[] = [];
  readonly #busy = new Set<string>();
  readonly #done = new Set<string>();
  readonly #waiters = new Map<string, Waiter>();
  #online = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /** Also finds what a tab that was closed left behind. */
  async load(): Promise<void> {
    const found = await this.#deps.storage.load(this.#deps.agentId);
    const unknown = (entry: Outgoing) => !this.#done.has(entry.id) && !this.#find(entry.id);
    this.#change([...found.filter(unknown), ...this.#entries].sort((a, b) => a.createdAt - b.createdAt));
    this.#pumpAll();
  }

  add(userid: string, parts: AgentPart[], { id, pageId }: Given = {}): void {
    const { agentId, clock, newId } = this.#deps;
    const entry: Outgoing = {
      id: id ?? newId(),
      agentId,
      userid,
      parts,
      createdAt: clock.now(),
      ...(pageId === undefined ? {} : { pageId }),
      state: { name: 'sending' },
    };
    this.#change([...this.#entries, entry]);
    this.#keep(this.#deps.storage.put(entry));
    this.#pump(userid);
  }

  deliver(userid: string, parts: AgentPart[], given: Given): Promise<AgentReply<'send_to_user'>> {
    const id = given.id ?? this.#deps.newId();
    return new Promise((resolve, reject) => {
      this.#waiters.set(id, { resolve, reject });
      this.add(userid, parts, { ...given, id });
    });
  }

  retry(id: string): void {
    const entry = this.#find(id);
    if (entry?.state.name !== 'failed') return;
    this.#update({ ...entry, state: { name: 'sending' } });
    this.#pump(entry.userid);
  }

  discard(id: string): void {
    if (this.#find(id)?.state.name === 'failed') this.#remove(id);
  }

  setOnline(online: boolean): void {
    this.#online = online;
    if (online) this.#pumpAll();
  }

  #pumpAll(): void {
    for (const userid of new Set(this.#entries.map((entry) => entry.userid))) this.#pump(userid);
  }

  #pump(userid: string): void {
    if (!this.#online || this.#busy.has(userid)) return;
    const next = this.#entries.find((entry) => entry.userid === userid && entry.state.name === 'sending');
    if (!next) return;
    this.#busy.add(userid);
    void this.#deliver(next).then((pause) => this.#deps.clock.after(pause, () => this.#goOn(userid)));
  }

  #goOn(userid: string): void {
    this.#busy.delete(userid);
    this.#pump(userid);
  }

  /** How long to wait before the next one. */
  async #deliver(entry: Outgoing): Promise<number> {
    try {
      const reply = await this.#deps.send(entry);
      this.#done.add(entry.id);
      this.#deps.onStored(entry, reply);
      this.#remove(entry.id);
      this.#waiters.get(entry.id)?.resolve(reply);
      this.#waiters.delete(entry.id);
      return 0;
    } catch (error) {
      return this.#failed(entry, error);
    }
  }

  #failed(entry: Outgoing, error: unknown): number {
    // Nothing is known about it: the same id goes out again over the next socket.
    if (error instanceof ConnectionLost) return 0;
    if (isTransient(error)) return pauseMs;
    const waiter = this.#waiters.get(entry.id);
    if (waiter) {
      // Whoever waits is told, and decides.
      this.#waiters.delete(entry.id);
      this.#remove(entry.id);
      waiter.reject(error);
      return 0;
    }
    const code = error instanceof RequestRefused ? error.code : 500;
    this.#update({
      ...entry,
      state: { name: 'failed', code, msg: error instanceof Error ? error.message : '' },
    });
    return 0;
  }

  #find(id: string): Outgoing | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  #update(entry: Outgoing): void {
    this.#change(this.#entries.map((other) => (other.id === entry.id ? entry : other)));
    this.#keep(this.#deps.storage.put(entry));
  }

  #remove(id: string): void {
    this.#change(this.#entries.filter((entry) => entry.id !== id));
    this.#keep(this.#deps.storage.remove(id));
  }

  #change(entries: readonly Outgoing[]): void {
    this.#entries = entries;
    this.#deps.onChange(entries);
  }

  #keep(work: Promise<void>): void {
    work.catch((error: unknown) => this.#deps.onTrouble(error));
  }
}
