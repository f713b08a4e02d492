import type { RecordRow, ThreadRow, UserListRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { DeskState } from './desk-state.ts';
import { withEntry, withoutKey } from './immutable-map.ts';

export const isWaiting = (thread: ThreadRow): boolean => thread.state === 'queued';

export const isMine = (state: Pick<DeskState, 'agent'>, thread: ThreadRow): boolean =>
  thread.state === 'open' && thread.customer_id === state.agent.customer_id;

/** In one of the two lists. */
export const isListed = (state: Pick<DeskState, 'agent'>, thread: ThreadRow): boolean =>
  isWaiting(thread) || isMine(state, thread);

/** Takes the thread in, or lets go of it when it went to somebody else or ended and is not being looked at. */
export const putThread = (state: DeskState, thread: ThreadRow): DeskState => {
  const keep = isListed(state, thread) || state.selected === thread.userid;
  const threads = keep
    ? withEntry(state.threads, thread.userid, thread)
    : withoutKey(state.threads, thread.userid);
  return keep
    ? { ...state, threads }
    : { ...state, threads, typing: withoutKey(state.typing, thread.userid) };
};

/** Like the server's: a system line takes the place of nothing that was said. */
const lastOf = ({ last_message: last }: ThreadRow, record: RecordRow): RecordRow =>
  record.message.type === 'event' && last && last.message.type !== 'event' ? last : record;

/** What a new message changes in its thread; null: the thread has it already. */
export const threadWith = (thread: ThreadRow, record: RecordRow): ThreadRow | null => {
  if (record.thread_uid !== thread.thread_uid || record.seq <= thread.last_seq) return null;
  return {
    ...thread,
    last_seq: record.seq,
    last_message: lastOf(thread, record),
    updated_at: Math.max(thread.updated_at, record.create_time_ms),
    unread: thread.unread + Number(record.sender === 'visitor'),
  };
};

/** A thread as far as the documented lists describe it. */
export const threadOfListRow = (row: UserListRow, owner: { id: number; name: string } | null): ThreadRow => {
  const at = row.timestamp * 1000;
  return {
    thread_uid: row.thread_uid,
    userid: row.userid,
    type: 'WORKGROUP',
    state: owner ? 'open' : 'queued',
    topic: row.thread_uid,
    nickname: row.nickname,
    head_img: row.head_img,
    channel: '',
    customer_id: owner?.id ?? null,
    customer_name: owner?.name ?? '',
    workgroup: null,
    last_seq: row.last_seq,
    last_message: null,
    unread: 0,
    visitor_read_seq: 0,
    created_at: row.queued_at ?? at,
    queued_at: row.queued_at ?? at,
    updated_at: at,
    closed_at: null,
    score: null,
  };
};
