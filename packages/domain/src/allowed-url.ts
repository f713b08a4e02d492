const hasControlCharacter = (text: string): boolean => {
  for (const character of text)
    if (character.charCodeAt(0) < 0x20 || character.charCodeAt(0) === 0x7f) return true;
  return false;
};

/** A10: http(s), or a path of this server: one slash, so that no other host can hide in it. */
export const isAllowedUrl = (url: string): boolean => {
  if (hasControlCharacter(url) || url.includes('\\')) return false;
  if (url.startsWith('/')) return !url.startsWith('//');
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
};
