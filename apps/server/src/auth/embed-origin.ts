/** `https://host[:port]` exactly as browsers write it, or null: it goes into headers and is compared as text (W9). */
export const asOrigin = (text: string): string | null => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  return url.origin === text.replace(/\/$/, '').toLowerCase() ? url.origin : null;
};
