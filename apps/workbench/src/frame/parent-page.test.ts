import { expect, test } from 'vitest';
import { buildAgent } from '../testing/build.ts';
import { isRefused, parentPage } from './parent-page.ts';

const own = 'https://desk.example';
const session = { token: 't', agent: buildAgent({ embed_origins: ['https://host.example'] }) };

test('[W9] a page that is not framed has no parent', () => {
  const self = {};
  expect(parentPage({ parent: self, self, ancestorOrigins: undefined, referrer: '' })).toBe(null);
});

test('[W9] the parent is told by the browser, else by the referrer, else not known', () => {
  const framed = { parent: {}, self: {} };
  const known = {
    ...framed,
    ancestorOrigins: ['https://host.example', 'https://top.example'],
    referrer: 'https://x.example/',
  };
  expect(parentPage(known)?.origin).toBe('https://host.example');
  expect(parentPage({ ...known, ancestorOrigins: undefined })?.origin).toBe('https://x.example');
  expect(parentPage({ ...framed, ancestorOrigins: undefined, referrer: '' })?.origin).toBe(null);
});

test('[W9] only listed parents and our own pages show the desk', () => {
  expect(isRefused(null, session, own)).toBe(false);
  expect(isRefused({ origin: null }, session, own)).toBe(false);
  expect(isRefused({ origin: own }, session, own)).toBe(false);
  expect(isRefused({ origin: 'https://host.example' }, session, own)).toBe(false);
  expect(isRefused({ origin: 'https://host.example.evil' }, session, own)).toBe(true);
});

test('[W7] a session made for one page is refused in another, listed or not', () => {
  const bound = {
    ...session,
    agent: buildAgent({ embed_origins: ['https://host.example', 'https://b.example'] }),
    host_origin: 'https://b.example',
  };
  expect(isRefused({ origin: 'https://host.example' }, bound, own)).toBe(true);
  expect(isRefused({ origin: 'https://b.example' }, bound, own)).toBe(false);
});
