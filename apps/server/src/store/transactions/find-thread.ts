import { selectThreads, threadRecord } from '../rows.ts';
import type { ThreadRecord } from '../threads-port.ts';
import type { Db } from './transaction.ts';

/** The visitor's live thread, else the latest closed one; null when there is no such visitor or no thread. */
export const latestThread = async (db: Db, deskId: number, userid: string): Promise<ThreadRecord | null> => {
  const row = await selectThreads(db)
    .where('visitor.desk_id', '=', deskId)
    .where('visitor.userid', '=', userid)
    .orderBy('thread.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? threadRecord(row) : null;
};
