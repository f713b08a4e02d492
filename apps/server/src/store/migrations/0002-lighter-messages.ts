// The check of `sender` cost a tenth of an insert; the column is written by this server alone, from a closed type.
// The index of D2 begins with the client's id: ids that grow with time (UUIDv7, counters) then all land on its last
// page, whatever threads they belong to, in place of a page of each thread.
const table = (name: string): string =>
  `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, thread_id INTEGER NOT NULL REFERENCES thread(id), seq INTEGER NOT NULL,
    msg_id TEXT NOT NULL, sender TEXT NOT NULL, sender_id TEXT NOT NULL, sender_name TEXT NOT NULL,
    sender_head_img TEXT NOT NULL, client_msg_id TEXT, idx INTEGER NOT NULL DEFAULT 0, visitor_no INTEGER NOT NULL,
    part TEXT NOT NULL, created_at INTEGER NOT NULL)`;

const sqlite: readonly string[] = [
  table('message_unchecked'),
  `INSERT INTO message_unchecked SELECT id, thread_id, seq, msg_id, sender, sender_id, sender_name, sender_head_img,
    client_msg_id, idx, visitor_no, part, created_at FROM message`,
  'DROP TABLE message',
  'ALTER TABLE message_unchecked RENAME TO message',
  'CREATE UNIQUE INDEX message_seq ON message (thread_id, seq)',
  `CREATE UNIQUE INDEX message_client ON message (client_msg_id, thread_id, sender, sender_id, idx)
    WHERE client_msg_id IS NOT NULL`,
];

const postgres: readonly string[] = [
  'ALTER TABLE message DROP CONSTRAINT message_sender_check',
  'DROP INDEX message_client',
  `CREATE UNIQUE INDEX message_client ON message (client_msg_id, thread_id, sender, sender_id, idx)
    WHERE client_msg_id IS NOT NULL`,
];

export const lighterMessages = { sqlite, postgres };
