export type Piece = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

// Written for chat: only http(s), and the sentence's own punctuation, Chinese too, stays outside.
// Nor do signs that nobody sees belong to an address: they would make it look like another.
const address = /https?:\/\/[^\s\p{Cc}\p{Cf}<>"'“”‘’（）《》「」，。！？；：、]+/giu;
const trailing = /[.,!?;:)\]}…]+$/;

const toLink = (found: string): Piece | null => {
  const text = found.replace(trailing, (tail) => (tail.startsWith(')') && found.includes('(') ? ')' : ''));
  return URL.canParse(text) ? { kind: 'link', text, href: new URL(text).href } : null;
};

/** Text cut into plain pieces and links; nothing of it is ever markup. */
export const linkify = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const link = toLink(match[0]);
    if (!link) continue;
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
    pieces.push(link);
    from = match.index + link.text.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
};
