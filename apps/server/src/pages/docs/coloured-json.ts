import { html, type Html, trustedHtml } from '../html.ts';

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?\b/g;

const kindOf = (string: string | undefined, colon: string | undefined): string => {
  if (string === undefined) return 'n';
  return colon === undefined ? 's' : 'k';
};

/** JSON with a span round each key, text and number. A text that is no JSON stays as it is. */
export const colouredJson = (value: unknown): Html => {
  if (typeof value === 'string') return html`${value}`;
  const text = JSON.stringify(value, null, 2) ?? '';
  const parts: Html[] = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    const [whole, string, colon] = match;
    parts.push(html`${text.slice(from, match.index)}<b class="${kindOf(string, colon)}">${whole}</b>`);
    from = match.index + whole.length;
  }
  parts.push(html`${text.slice(from)}`);
  return trustedHtml(parts.map((part) => part.html).join(''));
};
