import type { PageData } from '@inlay/protocol/admin-http/business-page.ts';
import { unreachable } from '@inlay/protocol/errors.ts';
import type { ThreadRecord } from '../store/threads-port.ts';
import type { VisitorRecord } from '../store/visitors-port.ts';
import { chatData, crmData, routeData, visitorData } from './page-visitor.ts';

// S2: `visitorData=<k=v&k=v, encoded as one value>`. Encoded twice: the values, and then the whole.

type Fields = Readonly<Record<string, string | number>>;

/** Servers refuse addresses that are much longer than a few thousand characters; what is longer comes by the SDK. */
const longestValue = 200;

/** By whole characters: half of a surrogate pair cannot be encoded. */
const cut = (value: string | number): string =>
  Array.from(String(value).toWellFormed()).slice(0, longestValue).join('');

export const encodeFields = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(cut(value))}`)
    .join('&');

/** Whatever the desk says of somebody, as one parameter; null: this desk has nothing of the kind. */
const valueOf = (name: PageData, visitor: VisitorRecord, thread: ThreadRecord): string | null => {
  switch (name) {
    case 'visitorData':
      return encodeFields(visitorData(visitor));
    case 'routeData':
      return encodeFields(routeData(thread));
    case 'chatData':
      return encodeFields(chatData(thread));
    case 'crmData':
      return encodeFields(crmData(visitor));
    // As the company's page gave them: one value, whatever it holds.
    case 'metaData':
      return visitor.metaData || null;
    case 'myData':
      return visitor.myData || null;
    default:
      return unreachable(name);
  }
};

export const pageParameters = (
  names: readonly PageData[],
  visitor: VisitorRecord,
  thread: ThreadRecord,
): [string, string][] =>
  names.flatMap((name): [string, string][] => {
    const value = valueOf(name, visitor, thread);
    return value === null ? [] : [[name, value]];
  });

const nameOf = (pair: string): string => pair.split('=', 1)[0] ?? '';

/** Own parameters of the registered address stay, except where the desk says the same thing. */
export const withParameters = (address: string, parameters: readonly [string, string][]): string => {
  const url = new URL(address);
  const said = new Set(parameters.map(([name]) => name));
  const own = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !said.has(nameOf(pair)));
  const ours = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  url.search = [...own, ...ours].join('&');
  return url.href;
};
