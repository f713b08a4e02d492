import type { SyncData } from '@inlay/client/catch-up.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { DeskState, Timeline } from './desk-state.ts';
import { isMine, isWaiting, threadOfListRow } from './threads.ts';
import { addSynced, newTimeline } from './timeline.ts';

type SyncedThread = SyncData['threads'][number];

const fallback = (state: DeskState, synced: SyncedThread): ThreadRow => {
  const { customer_id: id, customer_name: name } = state.agent;
  const row = { userid: synced.userid, head_img: '', last_message: [], nickname: synced.userid };
  const at = synced.messages.at(-1)?.create_time ?? 0;
  return threadOfListRow(
    { ...row, thread_uid: synced.thread_uid, last_seq: synced.last_seq, timestamp: at },
    { id, name },
  );
};

const ownThreads = (state: DeskState, data: SyncData): [string, ThreadRow][] =>
  data.threads.map((synced) => [
    synced.userid,
    synced.thread ?? state.threads.get(synced.userid) ?? fallback(state, synced),
  ]);

const waitingThreads = (data: SyncData): [string, ThreadRow][] =>
  data.wait_list.map((row) => [row.userid, row.thread ?? threadOfListRow(row, null)]);

/** Neither waiting nor ours any more; what became of it is asked separately. */
const letGo = (thread: ThreadRow): ThreadRow =>
  thread.state === 'closed' ? thread : { ...thread, state: 'open', customer_id: null, customer_name: '' };

/** `wait_list` is always all of it; own threads that the server does not name are kept unless this is a snapshot. */
const keptThreads = (state: DeskState, data: SyncData, fresh: boolean): [string, ThreadRow][] => {
  const removed = new Set(data.removed);
  const isKept = (thread: ThreadRow) => !fresh && isMine(state, thread) && !removed.has(thread.userid);
  return [...state.threads].flatMap(([userid, thread]): [string, ThreadRow][] => {
    if (isKept(thread)) return [[userid, thread]];
    return userid === state.selected ? [[userid, letGo(thread)]] : [];
  });
};

const headOf = (synced: SyncedThread): number =>
  synced.more ? (synced.messages.at(-1)?.seq ?? 0) : synced.last_seq;

const syncedTimelines = (state: DeskState, data: SyncData): Map<string, Timeline> => {
  const timelines = new Map(state.timelines);
  for (const synced of data.threads) {
    const old = timelines.get(synced.userid) ?? newTimeline(synced.thread_uid);
    timelines.set(synced.userid, addSynced(old, synced.thread_uid, synced.messages, headOf(synced)));
  }
  return timelines;
};

/** A waiting thread went on while we were away: what is loaded of it has a hole and is loaded again when opened. */
const dropStale = (timelines: Map<string, Timeline>, threads: ReadonlyMap<string, ThreadRow>): void => {
  for (const [userid, timeline] of timelines) {
    const thread = threads.get(userid);
    const last = timeline.rows.at(-1);
    if (
      thread &&
      isWaiting(thread) &&
      (last?.thread_uid !== thread.thread_uid || last.seq !== thread.last_seq)
    )
      timelines.delete(userid);
  }
};

/** D3: one answer serves the first load, the short gap and the long absence. */
export const takeSync = (state: DeskState, data: SyncData, fresh: boolean): DeskState => {
  const threads = new Map([
    ...keptThreads(state, data, fresh),
    ...ownThreads(state, data),
    ...waitingThreads(data),
  ]);
  const timelines = syncedTimelines(state, data);
  dropStale(timelines, threads);
  return { ...state, loaded: true, threads, timelines };
};
