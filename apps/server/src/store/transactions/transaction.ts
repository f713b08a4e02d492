import type { Kysely } from 'kysely';
import type { Refused } from '../refused.ts';
import type { StoreEvent } from '../store-event.ts';
import type { ThreadHead, ThreadRecord } from '../threads-port.ts';
import type { Schema } from '../schema.ts';

/** Hands out what happened; it is passed on after the commit, and not at all if the transaction fails. */
export type Emit = (event: StoreEvent) => void;

export type Db = Kysely<Schema>;

/** One transaction, written once for all dialects. */
export type Transaction<Input, Output> = (db: Db, input: Input, emit: Emit) => Promise<Output>;

export const refuse = (
  code: Refused['refused']['code'],
  text: string,
  vars?: Record<string, string | number>,
): Refused => ({
  refused: vars ? { code, text, vars } : { code, text },
});

export const headOf = (thread: ThreadRecord): ThreadHead => ({
  id: thread.id,
  uid: thread.uid,
  deskId: thread.deskId,
  state: thread.state,
  visitorId: thread.visitorId,
  userid: thread.userid,
  nickname: thread.nickname,
  headImg: thread.headImg,
  agentId: thread.agentId,
  workgroupId: thread.workgroupId,
});
