import { isAllowedUrl } from './allowed-url.ts';
import { webUrl } from './card-url.ts';

// S5: the safe subset of HTML in cards. One allow-list for two engines: sanitize-html on the server, DOMPurify where shown.

export const cardTags = ['div', 'span', 'p', 'b', 'i', 'u', 'br', 'a', 'img'] as const;

/** Beside `style`, which each tag may have. */
export const cardAttributes: Readonly<Record<'a' | 'img', readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
};

/** Put on by us, whatever was written: the page behind a link learns nothing and reaches no window. */
export const cardLink = { target: '_blank', rel: 'noopener noreferrer nofollow' } as const;
export const cardImage = { loading: 'lazy', referrerpolicy: 'no-referrer' } as const;

/** More than this deep is nobody's card. */
export const deepestCard = 32;

const number = '(?:\\d{1,4}(?:\\.\\d{1,3})?|\\.\\d{1,3})';
// `vw`, `vh` and `calc()` reach beyond the card, negative lengths out of it.
const length = `${number}(?:px|em|rem|pt|%)?`;
const channel = '\\d{1,3}(?:\\.\\d{1,3})?(?:%|deg)?';
const color = `(?:#[0-9a-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl)a?\\( ?${channel}(?: ?[,/ ] ?(?:${channel}|${number}%?)){2,3} ?\\))`;
const box = `(?:${length}|auto)(?: (?:${length}|auto)){0,3}`;
const line = '(?:none|solid|dashed|dotted|double)';
const border = `(?:none|0|${length} ${line}(?: ${color})?)`;

const words = (...all: string[]): string => `(?:${all.join('|')})`;

const onSides = (name: string, value: string): Record<string, string> =>
  Object.fromEntries(['top', 'right', 'bottom', 'left'].map((side) => [`${name}-${side}`, value]));

const grammar: Readonly<Record<string, string>> = {
  color,
  'background-color': color,
  background: color,
  'font-size': `(?:${length}|${words('small', 'smaller', 'medium', 'large', 'larger')})`,
  'font-weight': words('normal', 'bold', 'bolder', 'lighter', '[1-9]00'),
  'font-style': words('normal', 'italic', 'oblique'),
  'font-family': '[a-z0-9 ,\\-\u4e00-\u9fff]{1,100}',
  'line-height': `(?:normal|${length})`,
  'letter-spacing': `(?:normal|${length})`,
  'text-align': words('left', 'right', 'center', 'justify', 'start', 'end'),
  'text-decoration': `${words('none', 'underline', 'line-through', 'overline')}(?: ${color})?`,
  'text-decoration-line': words('none', 'underline', 'line-through', 'overline'),
  'text-indent': length,
  'text-transform': words('none', 'uppercase', 'lowercase', 'capitalize'),
  'vertical-align': words('baseline', 'top', 'middle', 'bottom', 'sub', 'super'),
  'white-space': words('normal', 'nowrap', 'pre-wrap', 'pre-line'),
  display: words('block', 'inline', 'inline-block', 'none'),
  width: `(?:auto|${length})`,
  'max-width': `(?:none|${length})`,
  height: `(?:auto|${length})`,
  'max-height': `(?:none|${length})`,
  'border-radius': box,
  margin: box,
  padding: box,
  border,
  ...onSides('margin', `(?:${length}|auto)`),
  ...onSides('padding', length),
  ...onSides('border', border),
};

const properties: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(grammar).map(([name, value]) => [name, new RegExp(`^${value}$`, 'i')]),
);

/** Longer is no style of a card, and not worth the time. */
const longestStyle = 2000;

const safeDeclaration = (text: string): string[] => {
  const colon = text.indexOf(':');
  const name = text.slice(0, colon).trim().toLowerCase();
  const value = text
    .slice(colon + 1)
    .trim()
    .replaceAll(/ *, */g, ',')
    .replaceAll(/\s+/g, ' ');
  return colon > 0 && properties.get(name)?.test(value) ? [`${name}:${value}`] : [];
};

/**
 * The declarations whose property and whole value are on the list; nothing is repaired. No value of the list holds a
 * quote, backslash, comment, `;` or any function but colours', so cutting at `;` finds the same borders as a browser does.
 */
export const safeStyle = (style: string): string =>
  style.length > longestStyle ? '' : style.split(';').flatMap(safeDeclaration).join(';');

/** A site's, or a path of this server. */
export const pictureUrl = (text: string): string | null => {
  if (!text.startsWith('/')) return webUrl(text);
  return isAllowedUrl(text) ? text : null;
};

const safeSize = (text: string): string | null => (/^[1-9]\d{0,3}$/.test(text.trim()) ? text.trim() : null);

/** What an attribute may stay as; null takes it away. */
export const safeAttribute = (tag: string, name: string, value: string): string | null => {
  switch (name) {
    case 'style':
      return safeStyle(value) || null;
    case 'href':
      return tag === 'a' ? webUrl(value.trim()) : null;
    case 'src':
      return tag === 'img' ? pictureUrl(value.trim()) : null;
    case 'alt':
      return tag === 'img' ? value.slice(0, 512) : null;
    case 'width':
    case 'height':
      return tag === 'img' ? safeSize(value) : null;
    default:
      return null;
  }
};
