import type { SyncReply, SyncRequest } from '@inlay/protocol/agent-socket/sync.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { ThreadRecord } from '../../store/threads-port.ts';
import { type AgentDeps, readerOf } from '../context.ts';
import { recordRow, threadRow, userListRow } from '../rows.ts';
import { visibleQueue } from './get_wait_user_list.ts';

const pageRows = 200;
/** A client that has nothing of a thread gets its end; older rows come with get_chat_record. */
const freshRows = 50;

type Threads = SyncReply['data']['threads'];

const missing = async (
  deps: AgentDeps,
  connection: AgentConnection,
  thread: ThreadRecord,
  have: number | undefined,
): Promise<Threads[number]> => {
  const reader = readerOf(connection);
  // A client cannot be ahead of the database, unless this is another one: then it starts again.
  const known = have !== undefined && have <= thread.lastSeq;
  const from = known ? have : Math.max(0, thread.lastSeq - freshRows);
  const rows = await deps.store.reads.messagesAfter(thread.id, from, pageRows);
  return {
    userid: thread.userid,
    thread_uid: thread.uid,
    last_seq: thread.lastSeq,
    messages: rows.map((row) => recordRow(row, reader)),
    more: (rows.at(-1)?.seq ?? from) < thread.lastSeq,
    ...(reader.extensions ? { thread: threadRow(thread, reader) } : {}),
  };
};

/** D3: from the database alone, after a second and after a week. */
export const sync = async (deps: AgentDeps, connection: AgentConnection, request: SyncRequest) => {
  // D4: who has asked once is told with each beat where the threads are.
  deps.heads.add(connection);
  const { threads: have, thread_uids: uids = {} } = request;
  const { agent } = connection;
  const reader = readerOf(connection);
  const own = await deps.store.reads.ownThreads(agent.deskId, agent.id);
  const waiting = await visibleQueue(deps, connection);
  const named = new Map(Object.entries(have));
  const ahead = own.some((thread) => (named.get(thread.userid) ?? 0) > thread.lastSeq);
  const threads: Threads = [];
  for (const thread of own) {
    const other = Object.hasOwn(uids, thread.userid) && uids[thread.userid] !== thread.uid;
    threads.push(await missing(deps, connection, thread, other ? 0 : named.get(thread.userid)));
  }
  const owned = new Set(own.map(({ userid }) => userid));
  return {
    data: {
      synced: named.size > 0 && !ahead,
      threads,
      wait_list: waiting.map((thread) => ({
        ...userListRow(thread, reader),
        ...(reader.extensions ? { thread: threadRow(thread, reader) } : {}),
      })),
      removed: [...named.keys()].filter((userid) => !owned.has(userid)),
    },
  };
};
