/** W6: queries carry tokens, tickets and whatever a caller thinks of; the log gets their names at most. */
export const pathForLog = (url: string): string => {
  const [path = '', query] = url.split('?', 2);
  if (query === undefined) return path;
  const names = [...new URLSearchParams(query).keys()].slice(0, 10).map((name) => name.slice(0, 32));
  return `${path}?${names.map((name) => `${encodeURIComponent(name)}=…`).join('&')}`;
};
