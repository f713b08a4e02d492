const isEmail = (text: string): boolean => /^[^\s@"{}]+@[^\s@"{}]+$/.test(text) && text.length <= 254;

const parseObject = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null; // neither an e-mail nor JSON: no subject of ours
  }
};

/** W6: `sub` is an e-mail, or the JSON text {"platform", "username"} with exactly these two. Null: neither. */
export const emailOfSubject = (sub: string): string | null => {
  const text = sub.trim();
  if (isEmail(text)) return text;
  const fields = parseObject(text);
  const names = fields ? Object.keys(fields).sort().join() : '';
  if (!fields || names !== 'platform,username') return null;
  const { platform, username } = fields;
  if (typeof platform !== 'string' || typeof username !== 'string') return null;
  return isEmail(username.trim()) ? username.trim() : null;
};
