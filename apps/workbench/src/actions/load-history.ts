import type { Desk } from '../model/desk.ts';
import type { DeskState, History, Timeline } from '../model/desk-state.ts';
import { withEntry } from '../model/immutable-map.ts';
import { addHistory, newTimeline } from '../model/timeline.ts';

const pageSize = 50;

const timelineOf = (state: DeskState, userid: string): Timeline =>
  state.timelines.get(userid) ?? newTimeline(state.threads.get(userid)?.thread_uid ?? '');

const setHistory = (desk: Desk, userid: string, history: History): void =>
  desk.store.update((state) => ({
    ...state,
    timelines: withEntry(state.timelines, userid, { ...timelineOf(state, userid), history }),
  }));

const totalOf = (history: History): number | null => (history.name === 'unknown' ? null : history.total);

export const hasOlder = (timeline: Timeline | undefined): boolean => {
  const total = timeline ? totalOf(timeline.history) : null;
  return total !== null && (timeline?.rows.length ?? 0) < total;
};

// A9: pages count from the newest message, which we have all of: the page after those that are loaded is the next older.
const nextPage = (timeline: Timeline): number =>
  timeline.history.name === 'unknown' || totalOf(timeline.history) === null
    ? 1
    : Math.floor(timeline.rows.length / pageSize) + 1;

const fetchPage = async (desk: Desk, userid: string): Promise<void> => {
  const timeline = timelineOf(desk.store.get(), userid);
  setHistory(desk, userid, { name: 'loading', total: totalOf(timeline.history) });
  try {
    const page = nextPage(timeline);
    const { data } = await desk.client.request('get_chat_record', { userid, page, pagesize: pageSize });
    desk.store.update((state) => ({
      ...state,
      timelines: withEntry(
        state.timelines,
        userid,
        addHistory(timelineOf(state, userid), data.list_chat, data.total),
      ),
    }));
  } catch {
    // Shown in the thread with a button to try again, and tried again after a reconnect.
    setHistory(desk, userid, { name: 'failed', total: totalOf(timeline.history) });
  }
};

/** `first`: what a thread shows when it is opened; `older`: when its upper end comes into view; `again`: after a failure. */
export const loadHistory = async (
  desk: Desk,
  userid: string,
  what: 'first' | 'older' | 'again',
): Promise<void> => {
  const timeline = timelineOf(desk.store.get(), userid);
  const { name } = timeline.history;
  if (name === 'loading') return;
  if (what === 'first' && name === 'loaded') return;
  if (what === 'older' && (name !== 'loaded' || !hasOlder(timeline))) return;
  await fetchPage(desk, userid);
};
