import type { Heads, SyncData } from '@inlay/client/catch-up.ts';
import type { AnyPush } from '@inlay/client/incoming.ts';

type Row = { seq: number; msg_id: string };

/** As much of a desk as is needed to see whether anything is missing: the messages of each thread, without a gap. */
export const smallModel = (onGap: () => void) => {
  const threads = new Map<string, string[]>();
  let contradictions = 0;

  const take = (userid: string, rows: readonly Row[]): boolean => {
    const known = threads.get(userid) ?? [];
    threads.set(userid, known);
    for (const { seq, msg_id: msgId } of rows) {
      if (seq > known.length + 1) return false;
      if (seq === known.length + 1) known.push(msgId);
      else if (known[seq - 1] !== msgId) contradictions += 1;
    }
    return true;
  };
  return {
    threads,
    contradictions: () => contradictions,
    heads: (): Heads => Object.fromEntries(Array.from(threads, ([userid, { length }]) => [userid, length])),
    onSync: (data: SyncData): void => {
      for (const { userid, messages } of data.threads) take(userid, messages);
    },
    onPush: (push: AnyPush): void => {
      if (push.method === 'message_push' && !take(push.userid, [push.record])) onGap();
    },
  };
};
