// S3, S7, A15. `page_nonce` tells which load of a frame a nonce belongs to, for any node, until no signature with it can
// be valid; no reference to the page: what was deleted must not keep a claim from failing. `chat_sign` is the company's
// own mark on a thread. The columns of `visitor` are what agents write down about somebody; tags are a list as JSON.
const tables = (int: string): readonly string[] => [
  `CREATE TABLE page_nonce (business_page_id ${int} NOT NULL, nonce TEXT NOT NULL, holder TEXT NOT NULL,
    expires_at ${int} NOT NULL, PRIMARY KEY (business_page_id, nonce))`,
  `CREATE INDEX page_nonce_expiry ON page_nonce (expires_at)`,
  `ALTER TABLE thread ADD COLUMN chat_sign ${int} NOT NULL DEFAULT 0`,
  `ALTER TABLE visitor ADD COLUMN email TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE visitor ADD COLUMN memo TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE visitor ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE visitor ADD COLUMN qq TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE visitor ADD COLUMN wechat TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE visitor ADD COLUMN age ${int}`,
];

export const businessPages = { sqlite: tables('INTEGER'), postgres: tables('BIGINT') };
