/** An origin as browsers write it: scheme, host, port. Null for anything else, `'null'` of sandboxed pages included. */
export const exactOrigin = (text: string): string | null => {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return null;
  const { origin } = new URL(text);
  return origin === text ? origin : null;
};
