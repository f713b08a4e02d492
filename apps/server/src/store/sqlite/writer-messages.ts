import type { StoreEvent } from '../store-event.ts';
import type { TransactionName } from '../transactions/all.ts';
import type { AppendRequest, AppendResult } from './append.ts';

export type GroupRequest =
  | { name: 'append'; input: AppendRequest }
  | { name: TransactionName; input: unknown };

/** What became of one request: a send, another transaction, or an error of either. */
export type Outcome =
  | { append: AppendResult }
  | { value?: unknown; events: StoreEvent[] }
  | { error: string };

/** Each message is one letter and a text: the thread's port is shared with notes of `node --watch`, which are objects. */
export const toWriter = { group: 'g', close: 'c' } as const;

export const fromWriter = {
  /** The names of the migrations that were made, as JSON. */
  ready: 'r',
  settled: 's',
  /** Nothing of the group is stored; the text says why. */
  failed: 'f',
  closed: 'c',
} as const;
