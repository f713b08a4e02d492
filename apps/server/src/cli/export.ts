import { parseArgs } from 'node:util';
import { messageRecord, selectThreads, threadRecord } from '../store/rows.ts';
import type { MessageRecord, ThreadRecord } from '../store/threads-port.ts';
import type { Db } from '../store/transactions/transaction.ts';
import { type Cli, CliFailure, type Command, settingsOf } from './cli.ts';
import { withDatabase } from './database.ts';
import { required, wholeNumber } from './options.ts';

const threadsAtOnce = 200;
const messagesAtOnce = 1000;

const threadLine = ({ id: _id, visitorId: _visitor, readBy: _read, ...thread }: ThreadRecord): string =>
  `${JSON.stringify({ record: 'thread', ...thread, lastMessage: undefined, skipAgentId: undefined })}\n`;

const messageLine = ({ threadId: _id, partJson: _json, ...message }: MessageRecord): string =>
  `${JSON.stringify({ record: 'message', ...message })}\n`;

const messagesAfter = async (db: Db, thread: ThreadRecord, seq: number): Promise<MessageRecord[]> => {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('thread_id', '=', thread.id)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(messagesAtOnce)
    .execute();
  return rows.map((row) => messageRecord({ ...row, thread_uid: thread.uid }));
};

/** Page by page, so that a desk of any size fits. */
const writeThread = async (db: Db, cli: Cli, thread: ThreadRecord): Promise<void> => {
  await cli.write(threadLine(thread));
  for (let seq = 0, full = true; full;) {
    const page = await messagesAfter(db, thread, seq);
    await cli.write(page.map(messageLine).join(''));
    seq = page.at(-1)?.seq ?? seq;
    full = page.length === messagesAtOnce;
  }
};

const writeDesk = async (db: Db, cli: Cli, deskId: number): Promise<void> => {
  for (let last = 0, full = true; full;) {
    const rows = await selectThreads(db)
      .where('thread.desk_id', '=', deskId)
      .where('thread.id', '>', last)
      .orderBy('thread.id')
      .limit(threadsAtOnce)
      .execute();
    for (const row of rows) await writeThread(db, cli, threadRecord(row));
    last = rows.at(-1)?.id ?? last;
    full = rows.length === threadsAtOnce;
  }
};

export const exportDesk: Command = {
  summary: "writes a desk's threads and messages as JSON lines",
  usage: 'inlay export --desk <id> > desk.jsonl',
  run: async (args, cli) => {
    const { values } = parseArgs({ args, options: { desk: { type: 'string' } } });
    const deskId = required('desk', wholeNumber('desk', values.desk));
    await withDatabase(settingsOf(cli), async ({ db }) => {
      const desk = await db.selectFrom('desk').select('id').where('id', '=', deskId).executeTakeFirst();
      if (!desk) throw new CliFailure(`there is no desk ${deskId}`);
      await writeDesk(db, cli, deskId);
    });
    return 0;
  },
};
