import { join } from 'node:path';
import Database from 'better-sqlite3';

export const messagesEach = 100;

export const useridOf = (thread: number): string => `past-${thread}`;

const text = 'where is my order, it was to arrive on Tuesday and nobody has been here since ';

/** Closed threads of the demo desk's first agent, a hundred messages each, into a server's database while it is down. */
export const seedHistory = (dataDir: string, messages: number): void => {
  const db = new Database(join(dataDir, 'inlay.db'));
  // What is being made can be made again; the server sets its own.
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  const start = Date.now() - 30 * 24 * 3_600_000;
  const visitor = db.prepare(
    `INSERT INTO visitor (id, desk_id, userid, nickname, channel, created_at, active_at) VALUES (?, 1, ?, ?, 'bench', ?, ?)`,
  );
  const thread = db.prepare(
    `INSERT INTO thread (id, uid, desk_id, type, state, visitor_id, agent_id, workgroup_id, last_seq, visitor_messages,
        created_at, queued_at, updated_at, closed_at)
      SELECT ?, ?, 1, 'WORKGROUP', 'closed', ?, 1, id, ?, ?, ?, ?, ?, ? FROM workgroup WHERE desk_id = 1 AND is_default = 1`,
  );
  const message = db.prepare(
    `INSERT INTO message (thread_id, seq, msg_id, sender, sender_id, sender_name, sender_head_img, client_msg_id, visitor_no,
        part, created_at)
      VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?)`,
  );
  const fillThread = db.transaction((n: number) => {
    const id = 1_000_000 + n;
    const userid = useridOf(n);
    visitor.run(id, userid, `Visitor ${n}`, start, start);
    thread.run(id, `past-thread-${n}`, id, messagesEach, messagesEach / 2, start, start, start, start);
    for (let seq = 1; seq <= messagesEach; seq += 1) {
      const counter = String(n * messagesEach + seq).padStart(12, '0');
      const own = seq % 2 === 0;
      const part = JSON.stringify({ type: 'text', value: { text: `${text}${counter}` } });
      message.run(
        id,
        seq,
        `0198a5c2-8c4e-7000-9000-${counter}`,
        own ? 'agent' : 'visitor',
        own ? '1' : userid,
        own ? 'Ada' : `Visitor ${n}`,
        `0198a5c2-8c4e-7000-8000-${counter}`,
        Math.ceil(seq / 2),
        part,
        start + n + seq,
      );
    }
  });
  for (let n = 0; n < messages / messagesEach; n += 1) fillThread(n);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
};
