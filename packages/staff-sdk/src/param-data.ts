// S2: `?visitorData=<k=v&k=v, encoded as one value>&metaData=…`. No URLSearchParams: it hides what was encoded twice.

/** Text that is no valid encoding, "100%" for example, stays what it is. */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};

/** The first value of a name, undecoded. Never an object's property: a name may be `__proto__`. */
const find = (pairs: string, name: string): string | null => {
  for (const pair of pairs.split('&')) {
    const equals = pair.indexOf('=');
    const key = equals < 0 ? pair : pair.slice(0, equals);
    if (key !== '' && decode(key) === name) return equals < 0 ? '' : pair.slice(equals + 1);
  }
  return null;
};

/** What stands behind `?`, in the address proper or in the route that single-page applications keep behind `#`. */
const queriesOf = ({ search, hash }: { search: string; hash: string }): string[] => {
  const inHash = hash.indexOf('?');
  return [search.slice(1), inHash < 0 ? '' : hash.slice(inHash + 1)];
};

/** Of several addresses the first that has the parameter counts. '' if none has it. */
export const paramData = (
  addresses: readonly { search: string; hash: string }[],
  name: string,
  subName?: string,
): string => {
  for (const address of addresses)
    for (const query of queriesOf(address)) {
      const raw = find(query, name);
      if (raw === null) continue;
      // Forms write a space as `+`; a plus sign of the value itself is `%2B` at this level.
      const value = decode(raw.replace(/\+/g, ' '));
      if (subName === undefined) return value;
      return decode(find(value, subName) || '');
    }
  return '';
};
