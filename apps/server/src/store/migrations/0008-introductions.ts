// S2: what the company's page says of a visitor as he comes in; passed on to the company's own pages, never read here.
const tables: readonly string[] = [
  `ALTER TABLE visitor ADD COLUMN meta_data TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE visitor ADD COLUMN my_data TEXT NOT NULL DEFAULT ''`,
];

export const introductions = { sqlite: tables, postgres: tables };
