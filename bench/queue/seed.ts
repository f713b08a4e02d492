import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const sessionToken = (agent: number): string => `bench-session-${agent}`;

/** Into the database of a server that is not running: agents with one place each, and visitors who wait. */
export const seed = (dataDir: string, { agents, queued }: { agents: number; queued: number }): void => {
  const db = new Database(join(dataDir, 'inlay.db'));
  const now = Date.now();
  const agent = db.prepare(
    `INSERT INTO agent (id, desk_id, email, name, head_img, role, status, auto_connect, capacity, created_at)
      VALUES (?, 1, ?, ?, '', 'agent', 'available', 1, 1, ?)`,
  );
  const member = db.prepare(
    'INSERT INTO workgroup_member (workgroup_id, agent_id) SELECT id, ? FROM workgroup WHERE desk_id = 1 AND is_default = 1',
  );
  const session = db.prepare(
    'INSERT INTO agent_session (agent_id, token_hash, created_at, expires_at) VALUES (?, ?, ?, ?)',
  );
  const visitor = db.prepare(
    `INSERT INTO visitor (id, desk_id, userid, nickname, channel, created_at, active_at) VALUES (?, 1, ?, ?, 'bench', ?, ?)`,
  );
  const thread = db.prepare(
    `INSERT INTO thread (id, uid, desk_id, type, state, visitor_id, workgroup_id, last_seq, visitor_messages, created_at, queued_at, updated_at)
      SELECT ?, ?, 1, 'WORKGROUP', 'queued', ?, id, 1, 1, ?, ?, ? FROM workgroup WHERE desk_id = 1 AND is_default = 1`,
  );
  const message = db.prepare(
    `INSERT INTO message (thread_id, seq, msg_id, sender, sender_id, sender_name, sender_head_img, visitor_no, part, created_at)
      VALUES (?, 1, ?, 'visitor', ?, ?, '', 1, '{"type":"text","value":{"text":"hello"}}', ?)`,
  );
  db.transaction(() => {
    for (let n = 0; n < agents; n += 1) {
      const id = 1000 + n;
      agent.run(id, `agent${n}@bench`, `Agent ${n}`, now);
      member.run(id);
      session.run(id, hash(sessionToken(n)), now, now + 3_600_000);
    }
    for (let n = 0; n < queued; n += 1) {
      const id = 100_000 + n;
      const at = now - (queued - n) * 10;
      visitor.run(id, `queued-${n}`, `Visitor ${n}`, at, at);
      thread.run(id, `bench-thread-${n}`, id, at, at, at);
      message.run(id, `bench-message-${n}`, `queued-${n}`, `Visitor ${n}`, at);
    }
  })();
  db.close();
};
