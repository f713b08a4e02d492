// W9, S1: which addresses an administrator may enter. Pure, so that the console says while one types what the server
// would say.

/** The same words as the keys of the sentences: `address_…`. */
export type AddressProblem = 'not_a_url' | 'not_https' | 'has_credentials' | 'has_path' | 'has_wildcard';

const loopback = /^(localhost|([a-z0-9-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const problemOfUrl = (url: URL): AddressProblem | null => {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not_https';
  if (url.username !== '' || url.password !== '') return 'has_credentials';
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) return 'not_https';
  return null;
};

const parsed = (text: string): URL | AddressProblem => {
  if (text.includes('*')) return 'has_wildcard';
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text)) return 'not_a_url';
  return new URL(text);
};

/** `https://host[:port]`, or http on this machine; nothing behind it. */
export const embedOriginOf = (text: string): { origin: string } | { problem: AddressProblem } => {
  const url = parsed(text.trim());
  if (typeof url === 'string') return { problem: url };
  const problem = problemOfUrl(url);
  if (problem) return { problem };
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '';
  return isBare ? { origin: url.origin } : { problem: 'has_path' };
};

/** The address of a business page as it is kept. */
export const pageUrlOf = (text: string): { url: string; origin: string } | { problem: AddressProblem } => {
  const trimmed = text.trim();
  const url = parsed(trimmed);
  if (typeof url === 'string') return { problem: url };
  const problem = problemOfUrl(url);
  return problem ? { problem } : { url: url.href, origin: url.origin };
};
