import type { StoreEvent } from '../port.ts';
import type { TransactionName } from '../transactions/all.ts';
import type { FlatAppend } from './append-wire.ts';

export type WriteRequest = { name: 'append'; input: FlatAppend } | { name: TransactionName; input: unknown };

export type ToWriter = { type: 'group'; requests: WriteRequest[] } | { type: 'close' };

export type Outcome = { ok: true; value: unknown; events?: StoreEvent[] } | { ok: false; error: string };

export type FromWriter =
  | { type: 'ready'; applied: string[] }
  | { type: 'settled'; outcomes: Outcome[] }
  /** Nothing of the group is stored. */
  | { type: 'failed'; error: string }
  | { type: 'closed' };
