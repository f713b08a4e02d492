import type { SyncReply } from '@inlay/protocol/agent-socket/sync.ts';

export type Heads = Record<string, number>;
export type SyncData = SyncReply['data'];

export type CatchUpDeps = {
  /** The last message of each visitor's thread that the model has without a gap. */
  heads: () => Heads;
  sync: (threads: Heads) => Promise<SyncData>;
  /** Takes a page into the model, so that `heads` moves on. `fresh`: first page of a snapshot. */
  apply: (data: SyncData, fresh: boolean) => void;
  /** What the first page is asked for; nothing known asks for everything. */
  first: () => Heads;
};

const moved = (before: Heads, after: Heads): boolean => {
  const names = Object.keys(after);
  return names.length !== Object.keys(before).length || names.some((name) => after[name] !== before[name]);
};

/** D3: asks until nothing is missing. A server that says `more` but sends nothing new is not asked for ever. */
export const catchUp = async ({ heads, sync, apply, first }: CatchUpDeps): Promise<void> => {
  let asked = first();
  let data = await sync(asked);
  apply(data, !data.synced);
  while (data.threads.some((thread) => thread.more)) {
    const now = heads();
    if (!moved(asked, now)) return;
    asked = now;
    data = await sync(asked);
    // Pages after the first go on where it stopped; only the first one may be a fresh snapshot.
    apply(data, false);
  }
};
