// V1, P6: visitors may call from the widget, where the desk has switched it on.
export const webCalls = {
  sqlite: [`ALTER TABLE call_line ADD COLUMN web_calls INTEGER NOT NULL DEFAULT 0`],
  postgres: [`ALTER TABLE call_line ADD COLUMN web_calls BIGINT NOT NULL DEFAULT 0`],
};
