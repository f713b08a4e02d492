/** A10: http(s) addresses and paths of this server; anything else, `javascript:` above all, is no address. */
export const safeUrl = (url: string | undefined): string | null => {
  if (!url) return null;
  if (/^\/(?![/\\])/.test(url)) return url;
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
};
