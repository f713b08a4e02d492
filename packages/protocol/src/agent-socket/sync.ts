import Type, { type Static } from 'typebox';
import { seq, userId } from '../ids.ts';
import { request, reply } from './envelope.ts';
import { recordRow, threadRow, userListRow } from './rows.ts';

/** D3: what this client has; `{}` asks for a fresh snapshot. */
export const syncRequest = request('sync', {
  threads: Type.Record(userId, seq, { maxProperties: 2000 }),
  thread_uids: Type.Optional(
    Type.Record(userId, Type.String({ maxLength: 64 }), {
      maxProperties: 2000,
      description: 'which thread each seq belongs to: a visitor may have come back in a new one',
    }),
  ),
});
export type SyncRequest = Static<typeof syncRequest>;

export const syncReply = reply('sync', {
  data: Type.Object({
    synced: Type.Boolean({ description: 'false: take this as a fresh snapshot' }),
    threads: Type.Array(
      Type.Object({
        userid: userId,
        thread_uid: Type.String(),
        last_seq: seq,
        messages: Type.Array(recordRow),
        more: Type.Boolean({ description: 'true: ask again from the last seq' }),
        thread: Type.Optional(threadRow),
      }),
    ),
    wait_list: Type.Array(Type.Intersect([userListRow, Type.Object({ thread: Type.Optional(threadRow) })])),
    removed: Type.Array(userId),
  }),
});
export type SyncReply = Static<typeof syncReply>;
