// S5: what a click on a card does. The three forms are parsed by a fixed grammar, never evaluated.

export type CardTarget =
  /** `apiUrl(263,'reload')`: business page 263 in the panel, loaded again or told by its fragment. */
  | { name: 'page'; pageId: number; mode: 'reload' | 'hash' }
  /** `http('https://…','blank')`, or a plain address. */
  | { name: 'link'; url: string; where: 'blank' | 'inner' };

const longest = 2048;

const pageCall = /^apiUrl\( *([1-9][0-9]{0,8}) *, *(?:'(reload|hash)'|"(reload|hash)") *\)$/;

// Neither quotes nor backslashes inside: there is nothing to unescape.
const linkCall =
  /^http\( *(?:'([^'"\\]{1,2048})'|"([^'"\\]{1,2048})") *, *(?:'(blank|inner)'|"(blank|inner)") *\)$/;

/** An address of another site as the browser will understand it; null for all that is not plainly http(s). */
export const webUrl = (text: string): string | null => {
  // Browsers drop tabs and line ends inside addresses and read `\` as `/`: nobody writes those by accident.
  if (text.length > longest || !/^https?:\/\/[^\\\s\p{Cc}]+$/iu.test(text) || !URL.canParse(text))
    return null;
  const { href, hostname, username, password } = new URL(text);
  // `https://bank.example@evil.example` shows another host than it opens.
  return hostname === '' || username !== '' || password !== '' ? null : href;
};

const pageOf = (text: string): CardTarget | null => {
  const match = pageCall.exec(text);
  if (!match) return null;
  return { name: 'page', pageId: Number(match[1]), mode: (match[2] ?? match[3]) as 'reload' | 'hash' };
};

const linkOf = (text: string): CardTarget | null => {
  const match = linkCall.exec(text);
  if (!match) return null;
  const url = webUrl(match[1] ?? match[2] ?? '');
  return url === null ? null : { name: 'link', url, where: (match[3] ?? match[4]) as 'blank' | 'inner' };
};

const plainOf = (text: string): CardTarget | null => {
  const url = webUrl(text);
  return url === null ? null : { name: 'link', url, where: 'blank' };
};

/** Null for whatever the grammar does not know. */
export const parseCardUrl = (text: string): CardTarget | null => {
  if (text.length > longest + 64) return null;
  const trimmed = text.trim();
  return pageOf(trimmed) ?? linkOf(trimmed) ?? plainOf(trimmed);
};
