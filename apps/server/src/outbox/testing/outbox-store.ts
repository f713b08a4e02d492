import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate } from '../../store/migrate.ts';
import type { StoreReads, StoreWrites } from '../../store/port.ts';
import type { StoreEvent } from '../../store/store-event.ts';
import { storeReads } from '../../store/reads/all.ts';
import type { Schema } from '../../store/schema.ts';
import { openConnection } from '../../store/sqlite/connection.ts';
import { transactions, type TransactionName } from '../../store/transactions/all.ts';
import { appendEvent } from '../../store/transactions/append-event.ts';
import { recordOutbox } from '../../store/transactions/outbox.ts';
import { changesSubscriptions, Subscriptions } from '../../store/transactions/subscriptions.ts';
import type { Db, Emit, Transaction } from '../../store/transactions/transaction.ts';

export type OutboxStore = {
  db: Db;
  writes: Pick<StoreWrites, TransactionName>;
  reads: StoreReads;
  healthy: () => boolean;
  /** Any transaction, with its outbox rows, all or nothing. */
  inTransaction: <T>(run: (db: Db, emit: Emit) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

/** The transactions on a real SQLite file, one at a time, without the server's writing thread. */
export const openOutboxStore = (dataDir: string, now: () => number): OutboxStore => {
  const sqlite = openConnection(join(dataDir, 'inlay.db'), { readonly: false });
  migrate(sqlite);
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) });
  const subscriptions = new Subscriptions({ maxAgeMs: Infinity, now });
  const inTransaction: OutboxStore['inTransaction'] = (run) =>
    db.transaction().execute(async (trx) => {
      const events: StoreEvent[] = [];
      const value = await run(trx, (event) => events.push(event));
      await recordOutbox(trx, subscriptions, events, now());
      return value;
    });
  const named = Object.keys(transactions).map((name) => [
    name,
    (input: unknown) => {
      if (changesSubscriptions(name)) subscriptions.forget();
      const transaction = transactions[name as TransactionName] as Transaction<unknown, unknown>;
      return inTransaction((trx, emit) => transaction(trx, input, emit));
    },
  ]);
  return {
    db,
    writes: Object.fromEntries(named) as Pick<StoreWrites, TransactionName>,
    reads: storeReads(db),
    healthy: () => true,
    inTransaction,
    close: () => db.destroy(),
  };
};

/** A desk with one visitor and one thread of his for each of `users`. Answers the threads' numbers. */
export const buildThreads = async (
  { db, writes }: OutboxStore,
  users: readonly string[],
  channel = 'wechat',
): Promise<{ deskId: number; threadIds: number[] }> => {
  const { deskId } = await writes.createDesk({
    name: 'Desk',
    color: '#4f46e5',
    greeting: '',
    ssoSecret: null,
    embedOrigins: [],
    now: 0,
  });
  const threadIds: number[] = [];
  for (const userid of users) {
    const visitor = await db
      .insertInto('visitor')
      .values({ ...emptyVisitor, desk_id: deskId, userid, nickname: userid, channel })
      .returning('id')
      .executeTakeFirstOrThrow();
    const thread = await db
      .insertInto('thread')
      .values({ ...emptyThread, uid: `thread-${deskId}-${userid}`, desk_id: deskId, visitor_id: visitor.id })
      .returning('id')
      .executeTakeFirstOrThrow();
    threadIds.push(thread.id);
  }
  return { deskId, threadIds };
};

const emptyVisitor = {
  token_hash: null,
  head_img: '',
  language: '',
  page_url: '',
  page_title: '',
  mobile: '',
  realname: '',
  sex: 0,
  country: '',
  province: '',
  city: '',
  openid: '',
  created_at: 0,
  active_at: 0,
};

const emptyThread = {
  type: 'WORKGROUP' as const,
  state: 'queued' as const,
  agent_id: null,
  workgroup_id: null,
  skip_agent_id: null,
  has_earlier: 0 as const,
  epoch: 0,
  front: 0 as const,
  last_seq: 0,
  visitor_messages: 0,
  visitor_read_seq: 0,
  agent_read_seq: 0,
  score: null,
  comment: '',
  created_at: 0,
  queued_at: 0,
  updated_at: 0,
  closed_at: null,
};

/** A message of the system in the thread, and what webhooks are told of it. */
export const say = (store: OutboxStore, threadId: number, msgId: string, now: number) =>
  store.inTransaction((db, emit) =>
    appendEvent(db, emit, {
      threadId,
      part: { type: 'event', value: { name: 'accepted', agent_name: 'Ada', note: 'for agents' } },
      msgId,
      now,
    }),
  );

export const subscribe = async (
  store: OutboxStore,
  deskId: number,
  url: string,
  only: Partial<Parameters<StoreWrites['createWebhook']>[0]> = {},
): Promise<number> => {
  const { webhookId } = await store.writes.createWebhook({
    deskId,
    url,
    secret: 'whs_test',
    events: ['message', 'message.visitor', 'thread', 'agent.status'],
    channel: null,
    enabled: true,
    createdAt: 0,
    ...only,
  });
  return webhookId;
};
