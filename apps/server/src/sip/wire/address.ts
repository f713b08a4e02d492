import { paramsOf, splitOutside } from './scan.ts';

/** `"Ada" <sip:1001@line.example>;tag=x`. */
export type Address = { uri: string; params: ReadonlyMap<string, string>; tag: string | undefined };

const uriForm = /^(?:sip|sips|tel):[^\s<>"]{1,1000}$/i;

const openingBracket = (text: string): number => {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted && char === '\\') at += 1;
    else if (char === '"') quoted = !quoted;
    else if (char === '<' && !quoted) return at;
  }
  return -1;
};

const made = (uri: string, rest: string): Address | null => {
  if (!uriForm.test(uri)) return null;
  const params = paramsOf(splitOutside(rest, ';'));
  const tag = params.get('tag');
  return { uri, params, tag: tag === '' ? undefined : tag };
};

/** Null for what is no address. */
export const parseAddress = (text: string): Address | null => {
  const open = openingBracket(text);
  if (open < 0) {
    const semicolon = text.indexOf(';');
    const uri = semicolon < 0 ? text : text.slice(0, semicolon);
    return made(uri.trim(), semicolon < 0 ? '' : text.slice(semicolon));
  }
  const close = text.indexOf('>', open);
  return close < 0 ? null : made(text.slice(open + 1, close).trim(), text.slice(close + 1));
};

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
};

/** The user of a SIP URI or the number of a tel URI; null if there is none that can be read. */
export const userOf = (uri: string): string | null => {
  const colon = uri.indexOf(':');
  const rest = uri.slice(colon + 1);
  const at = rest.indexOf('@');
  if (at < 0 && uri.slice(0, colon).toLowerCase() !== 'tel') return null;
  const user = (at < 0 ? rest : rest.slice(0, at)).split(/[;:?]/, 1)[0] ?? '';
  return user === '' ? null : decoded(user);
};

/** The headers of a URI: `?Replaces=…` of a Refer-To (RFC 3891). Names in lower case. */
export const uriHeaders = (uri: string): ReadonlyMap<string, string> => {
  const question = uri.indexOf('?');
  const headers = new Map<string, string>();
  if (question < 0) return headers;
  for (const [name, value] of paramsOf(uri.slice(question + 1).split('&'))) {
    const text = decoded(value);
    if (text !== null) headers.set(name, text);
  }
  return headers;
};
