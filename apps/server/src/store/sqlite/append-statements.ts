import type { Sqlite } from './connection.ts';

// The way of every message: a handful of prepared statements, each an index seek or two.

export const prepareAppend = (db: Sqlite) => ({
  visitor: db.prepare<[number, string], VisitorRow>(
    'SELECT id, nickname, head_img FROM visitor WHERE desk_id = ? AND userid = ?',
  ),
  // D2: over all threads of the visitor, because a client may send again what an earlier, now closed thread has stored.
  stored: db.prepare<[string, string, string, number], StoredRow>(
    `SELECT t.uid, m.seq, m.msg_id, m.part, m.created_at FROM thread t CROSS JOIN message m
      ON m.thread_id = t.id AND m.sender = ? AND m.sender_id = ? AND m.client_msg_id = ?
      WHERE t.visitor_id = ? ORDER BY t.id, m.idx`,
  ),
  liveThread: db.prepare<[number], LiveThreadRow>(
    `SELECT id, uid, state, agent_id, workgroup_id, last_seq, visitor_messages, has_earlier, updated_at FROM thread
      WHERE visitor_id = ? AND state <> 'closed'`,
  ),
  tally: db.prepare<[number, number, number, number]>(
    'UPDATE thread SET last_seq = ?, visitor_messages = ?, updated_at = ? WHERE id = ?',
  ),
  insert: db.prepare<InsertValues>(
    `INSERT OR IGNORE INTO message (thread_id, seq, msg_id, sender, sender_id, sender_name, sender_head_img, client_msg_id, idx, visitor_no, part, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  // S5. Parts are written with their type first.
  lastCard: db.prepare<[number, number], Omit<StoredRow, 'uid'>>(
    `SELECT seq, msg_id, part, created_at FROM message WHERE thread_id = ? AND seq > ?
      AND substr(part, 1, 14) = '{"type":"card"' ORDER BY seq DESC LIMIT 1`,
  ),
  defaultWorkgroup: db.prepare<[number], { id: number; name: string }>(
    'SELECT id, name FROM workgroup WHERE desk_id = ? AND is_default = 1 ORDER BY id LIMIT 1',
  ),
  createThread: db.prepare<
    { uid: string; desk: number; visitor: number; workgroup: number | null; now: number },
    { id: number }
  >(
    `INSERT INTO thread (uid, desk_id, type, state, visitor_id, workgroup_id, has_earlier, created_at, queued_at, updated_at)
      VALUES (@uid, @desk, 'WORKGROUP', 'queued', @visitor, @workgroup,
        EXISTS (SELECT 1 FROM thread WHERE visitor_id = @visitor), @now, @now, @now) RETURNING id`,
  ),
  createVisitor: db.prepare<
    { desk: number; userid: string; nickname: string; headImg: string; channel: string; now: number },
    VisitorRow
  >(
    `INSERT INTO visitor (desk_id, userid, nickname, head_img, channel, created_at, active_at)
      VALUES (@desk, @userid, @nickname, @headImg, @channel, @now, @now) RETURNING id, nickname, head_img`,
  ),
  describeVisitor: db.prepare<{ id: number; nickname: string; headImg: string; now: number }>(
    `UPDATE visitor SET nickname = CASE @nickname WHEN '' THEN nickname ELSE @nickname END,
      head_img = CASE @headImg WHEN '' THEN head_img ELSE @headImg END, active_at = @now WHERE id = @id`,
  ),
  channelOf: db.prepare<[number], { channel: string }>('SELECT channel FROM visitor WHERE id = ?'),
});

export type AppendStatements = ReturnType<typeof prepareAppend>;

export type VisitorRow = { id: number; nickname: string; head_img: string };
export type StoredRow = { uid: string; seq: number; msg_id: string; part: string; created_at: number };
export type LiveThreadRow = {
  id: number;
  uid: string;
  state: 'queued' | 'open';
  agent_id: number | null;
  workgroup_id: number | null;
  last_seq: number;
  visitor_messages: number;
  has_earlier: 0 | 1;
  updated_at: number;
};
type InsertValues = [
  number,
  number,
  string,
  string,
  string,
  string,
  string,
  string | null,
  number,
  number,
  string,
  number,
];
