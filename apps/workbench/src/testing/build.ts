import type { SyncData } from '@inlay/client/catch-up.ts';
import type { SessionAgent } from '@inlay/protocol/auth-http/login.ts';
import type { RecordRow, ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { MessagePart } from '@inlay/protocol/content.ts';
import { emptyDesk, type DeskState } from '../model/desk-state.ts';

export const at = 1_700_000_000_000;

export const buildAgent = (parts: Partial<SessionAgent> = {}): SessionAgent => ({
  customer_id: 1,
  customer_name: 'Ada',
  email: 'ada@demo.inlay',
  head_img: '',
  role: 'agent',
  bid: 1,
  desk_name: 'Desk',
  language: null,
  embed_origins: ['https://host.example'],
  ...parts,
});

export const text = (words: string): MessagePart => ({ type: 'text', value: { text: words } });

export const buildRecord = (parts: Partial<RecordRow> & { seq: number }): RecordRow => {
  const uid = parts.thread_uid ?? 't1';
  const ms = parts.create_time_ms ?? at + parts.seq * 1000;
  return {
    create_time: Math.floor(ms / 1000),
    create_time_ms: ms,
    is_robot: 0,
    message: text(`message ${parts.seq}`),
    msg_id: `${uid}-${parts.seq}`,
    sender: 'visitor',
    sender_id: 'v1',
    sender_name: 'Li Wei',
    thread_uid: uid,
    ...parts,
  };
};

export const buildThread = (parts: Partial<ThreadRow> = {}): ThreadRow => ({
  thread_uid: 't1',
  userid: 'v1',
  type: 'WORKGROUP',
  state: 'queued',
  topic: 'topic/t1',
  nickname: 'Li Wei',
  head_img: '',
  channel: 'widget',
  customer_id: null,
  customer_name: '',
  workgroup: null,
  last_seq: 0,
  last_message: null,
  unread: 0,
  visitor_read_seq: 0,
  created_at: at,
  queued_at: at,
  updated_at: at,
  closed_at: null,
  score: null,
  ...parts,
});

/** Open, and the agent's own. */
export const buildOwn = (parts: Partial<ThreadRow> = {}): ThreadRow =>
  buildThread({ state: 'open', customer_id: 1, customer_name: 'Ada', ...parts });

export const buildState = (
  threads: readonly ThreadRow[] = [],
  parts: Partial<DeskState> = {},
): DeskState => ({
  ...emptyDesk(buildAgent(), new Map()),
  loaded: true,
  me: { status: 1, reason: null, autoConnect: false, capacity: 5 },
  threads: new Map(threads.map((thread) => [thread.userid, thread])),
  ...parts,
});

/** What `sync {}` answers when the server has these threads and messages. */
export const snapshotOf = (threads: readonly ThreadRow[], records: readonly RecordRow[]): SyncData => ({
  synced: false,
  removed: [],
  threads: threads
    .filter((thread) => thread.state === 'open' && thread.customer_id === 1)
    .map((thread) => ({
      userid: thread.userid,
      thread_uid: thread.thread_uid,
      last_seq: thread.last_seq,
      messages: records.filter((row) => row.thread_uid === thread.thread_uid),
      more: false,
      thread,
    })),
  wait_list: threads
    .filter((thread) => thread.state === 'queued')
    .map((thread) => ({
      userid: thread.userid,
      head_img: '',
      last_message: [],
      nickname: thread.nickname,
      thread_uid: thread.thread_uid,
      last_seq: thread.last_seq,
      timestamp: Math.floor(thread.updated_at / 1000),
      thread,
    })),
});
