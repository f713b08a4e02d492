import type { AccountReads, AccountWrites } from './accounts-port.ts';
import type { CallReads, CallWrites } from './calls-port.ts';
import type { ConsoleReads, ConsoleWrites } from './console-port.ts';
import type { LibraryReads, LibraryWrites } from './library-port.ts';
import type { OutboxReads, OutboxWrites } from './outbox-port.ts';
import type { StoreEvent } from './store-event.ts';
import type { ThreadHead, ThreadReads, ThreadWrites } from './threads-port.ts';
import type { VisitorReads, VisitorWrites } from './visitors-port.ts';

// What the use cases need of a database. One implementation a dialect, one contract suite over all of them.
//
// Every method of StoreWrites is one transaction. Its promise settles after the commit is on disk (D1), and what
// happened is handed to the listener of `onCommitted` before that, in commit order, so that pushes leave in seq order.

export type StoreWrites = AccountWrites &
  VisitorWrites &
  ThreadWrites &
  OutboxWrites &
  LibraryWrites &
  ConsoleWrites &
  CallWrites;

export type StoreReads = AccountReads &
  VisitorReads &
  ThreadReads &
  OutboxReads &
  LibraryReads &
  ConsoleReads &
  CallReads;

/** Where a node is in the log of changes; opaque to all but the store. */
export type ChangeCursor = string;

/** What one transaction of any node did. Messages are told by the number of the last one; their rows are in the database. */
export type Change = {
  /** The same in the hint that goes over the bus, so that a change is taken once. */
  id: string;
  events: (
    | Exclude<StoreEvent, { type: 'messages' }>
    | { type: 'heads'; thread: ThreadHead; lastSeq: number }
  )[];
};

/** D4: a store that several nodes share keeps a log of what happened, written in the transaction that did it. */
export type ChangeLog = {
  /** The end of the log: what comes later is new. */
  end(): Promise<ChangeCursor>;
  /** Complete and in an order in which each thread's changes follow one another; nothing that may still be overtaken. */
  after(cursor: ChangeCursor, limit: number): Promise<{ changes: Change[]; cursor: ChangeCursor }>;
  /** Forgets what is older than any node can want. */
  trim(before: number): Promise<void>;
};

export type Store = {
  writes: StoreWrites;
  reads: StoreReads;
  /**
   * One listener; called synchronously, in commit order, before the promise of the write settles. `changeId` is the
   * id in the log of changes, if there is one.
   */
  onCommitted(listener: (events: StoreEvent[], changeId?: string) => void): void;
  /** Null: this process is the only one that writes. */
  changes: ChangeLog | null;
  /** Settles when everything accepted so far is on disk. Throws if the store has failed. */
  ready(): Promise<void>;
  /** False after a write error that makes the store read-only. */
  healthy(): boolean;
  stats(): { queued: number; commits: number; writes: number };
  /** One listener, told after each commit: how long it took from the hand-over to the disk, and how many writes shared it. */
  onCommit?(listener: (commit: { ms: number; writes: number }) => void): void;
  close(): Promise<void>;
};
