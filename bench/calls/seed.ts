import { join } from 'node:path';
import Database from 'better-sqlite3';

const firstId = 5_000;

export const extensionOf = (agent: number): string => String(20_000 + agent);

/** Into the database of a running server: agents with an extension each, who need no time after a call. */
export const seedAgents = (dataDir: string, agents: number): void => {
  const db = new Database(join(dataDir, 'inlay.db'));
  const agent = db.prepare(
    `INSERT INTO agent (id, desk_id, email, name, head_img, role, extension, status, auto_connect, capacity, created_at)
      VALUES (?, 1, ?, ?, '', 'agent', ?, 'available', 0, 1, ?)`,
  );
  db.transaction(() => {
    for (let n = 0; n < agents; n += 1)
      agent.run(firstId + n, `agent${n}@bench`, `Agent ${n}`, extensionOf(n), Date.now());
    const { changes } = db.prepare('UPDATE call_policy SET wrap_up_seconds = 0 WHERE desk_id = 1').run();
    if (changes !== 1) throw new Error('the demo desk has no call policy');
  })();
  db.close();
};
