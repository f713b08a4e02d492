import type { Outgoing } from '@inlay/client/outbox-storage.ts';
import type { RecordRow, ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { DeskState } from './desk-state.ts';
import { derive } from './derive.ts';
import { isMine, isWaiting } from './threads.ts';

/** Oldest first. */
export const selectWaiting = derive(
  (state: DeskState) => [state.threads] as const,
  (threads): readonly ThreadRow[] =>
    [...threads.values()].filter(isWaiting).sort((a, b) => a.queued_at - b.queued_at),
);

/** Unread first, then the latest. The one being read keeps its place among the unread until another is opened. */
export const selectMine = derive(
  (state: DeskState) => [state.threads, state.agent] as const,
  (threads, agent): readonly ThreadRow[] =>
    [...threads.values()]
      .filter((thread) => isMine({ agent }, thread))
      .sort((a, b) => Number(b.unread > 0) - Number(a.unread > 0) || b.updated_at - a.updated_at),
);

export const selectSelected = (state: DeskState): ThreadRow | null =>
  state.selected === null ? null : (state.threads.get(state.selected) ?? null);

export const selectUnreadTotal = derive(
  (state: DeskState) => [selectWaiting(state), selectMine(state)] as const,
  (waiting, mine): number => [...waiting, ...mine].reduce((sum, thread) => sum + thread.unread, 0),
);

const none: readonly RecordRow[] = [];
export const selectRows = (state: DeskState, userid: string): readonly RecordRow[] =>
  state.timelines.get(userid)?.rows ?? none;

export const selectOutgoingOf = (outgoing: readonly Outgoing[], userid: string): readonly Outgoing[] =>
  outgoing.filter((entry) => entry.userid === userid);

export const countUnsent = (state: DeskState): number =>
  state.outgoing.filter((entry) => entry.state.name === 'sending').length;

/** The last thing somebody said: system lines are no preview, nor is what was said in the visitor's thread before. */
export const previewOf = (state: DeskState, thread: ThreadRow): RecordRow | null => {
  const isSaid = (row: RecordRow) => row.thread_uid === thread.thread_uid && row.message.type !== 'event';
  return selectRows(state, thread.userid).findLast(isSaid) ?? thread.last_message;
};

/** When the visitor began to wait for the agent's answer; null: the agent spoke last. */
export const waitsForReplySince = (state: DeskState, thread: ThreadRow): number | null => {
  const rows = selectRows(state, thread.userid).filter((row) => row.thread_uid === thread.thread_uid);
  const answered = rows.findLastIndex((row) => row.sender === 'agent');
  const first = rows.slice(answered + 1).find((row) => row.sender === 'visitor');
  return first?.create_time_ms ?? null;
};

/** D3: what `sync` is told that we have. Own threads only: the others are not synced. */
export const selectHeads = (state: DeskState): Record<string, number> => {
  const own = [...state.threads.values()].filter((thread) => isMine(state, thread));
  const headOf = ({ userid, thread_uid: uid }: ThreadRow) => {
    const timeline = state.timelines.get(userid);
    return timeline?.threadUid === uid ? timeline.head : 0;
  };
  // fromEntries defines properties and never runs a setter: `__proto__` is a name like any other here.
  return Object.fromEntries(own.map((thread) => [thread.userid, headOf(thread)]));
};

/** Which thread each head belongs to. */
export const selectThreadUids = (state: DeskState): Record<string, string> =>
  Object.fromEntries(
    [...state.threads.values()]
      .filter((thread) => isMine(state, thread))
      .map((thread) => [thread.userid, thread.thread_uid]),
  );

/** Own messages are missing: a push was lost, or the thread has just become ours. */
export const selectIsBehind = (state: DeskState): boolean => {
  const heads = selectHeads(state);
  return [...state.threads.values()].some(
    (thread) => isMine(state, thread) && (heads[thread.userid] ?? 0) < thread.last_seq,
  );
};
