import { expect, test } from 'vitest';
import type { BusinessPageTab } from '@inlay/protocol/agent-socket/get_business_pages.ts';
import {
  closeAddress,
  emptyPanel,
  forgetVisitor,
  openAddress,
  openPageTab,
  type PanelState,
  reloadPage,
  setBadge,
  takePages,
} from './panel-state.ts';

const page = (id: number, more: Partial<BusinessPageTab> = {}): BusinessPageTab => ({
  page_id: id,
  name: `Page ${id}`,
  origin: 'https://erp.example',
  scopes: [],
  live: false,
  version: 1,
  ...more,
});
const deaf = () => false;
const take = (
  state: PanelState,
  userid: string,
  pages: BusinessPageTab[],
  hears = deaf as (id: number) => boolean,
) => takePages(state, userid, pages, hears);
const loadOf = (state: PanelState, id: number) => state.loads.get(id)?.n;
const opened = (pages: BusinessPageTab[]): PanelState =>
  pages.reduce((state, { page_id: id }) => openPageTab(state, id, 'v1'), take(emptyPanel, 'v1', pages));

test('[S1] nothing is loaded before its tab is opened, and it lives on while others show', () => {
  const before = take(emptyPanel, 'v1', [page(1), page(2)]);
  expect(before.loads.size).toBe(0);
  const first = openPageTab(before, 1, 'v1');
  const second = openPageTab(first, 2, 'v1');
  expect(second.tab).toEqual({ name: 'page', pageId: 2 });
  expect(openPageTab(second, 1, 'v1').loads).toEqual(second.loads);
  expect(openPageTab(second, 9, 'v1')).toBe(second);
});

test('[S6] another visitor: live parameters load again, a page that hears of him does not, nor do others', () => {
  const pages = [page(1, { live: true }), page(2, { live: true }), page(3)];
  const before = opened(pages);
  const after = take(forgetVisitor(before), 'v2', pages, (id) => id === 2);
  expect(loadOf(after, 1)).not.toBe(loadOf(before, 1));
  expect(after.loads.get(1)?.userid).toBe('v2');
  expect(loadOf(after, 2)).toBe(loadOf(before, 2));
  expect(loadOf(after, 3)).toBe(loadOf(before, 3));
  const again = take(after, 'v2', pages, (id) => id === 2);
  expect(again.loads).toEqual(after.loads);
});

test('[S1] [S8] a page that is not for this visitor, or has been changed, does not go on as it was', () => {
  const before = setBadge(opened([page(1), page(2)]), 2, 7);
  const gone = take(before, 'v2', [page(1)]);
  expect([...gone.loads.keys()]).toEqual([1]);
  expect(gone.tab).toEqual({ name: 'visitor' });
  expect(gone.badges.size).toBe(0);
  const changed = take(before, 'v1', [page(1, { scopes: ['message:send'], version: 2 }), page(2)]);
  expect(loadOf(changed, 1)).not.toBe(loadOf(before, 1));
  expect(changed.loads.get(1)?.page.scopes).toEqual(['message:send']);
  expect(loadOf(changed, 2)).toBe(loadOf(before, 2));
});

test('[S8] a badge belongs to one load', () => {
  const before = setBadge(opened([page(1)]), 1, 3);
  expect(before.badges.get(1)).toBe(3);
  expect(setBadge(before, 1, 0).badges.size).toBe(0);
  expect(reloadPage(before, 1, 'v1').badges.size).toBe(0);
});

test('[S5] an address has one tab; closing it leads back to the visitor, and never to a number of another', () => {
  const one = openAddress(emptyPanel, 'https://a.example/');
  const two = openAddress(one, 'https://b.example/');
  expect(openAddress(two, 'https://a.example/').addresses).toHaveLength(2);
  const [a] = two.addresses;
  const closed = closeAddress(openAddress(two, 'https://a.example/'), a?.id ?? 0);
  expect(closed.tab).toEqual({ name: 'visitor' });
  expect(
    new Set([...two.addresses, ...openAddress(closed, 'https://c.example/').addresses].map(({ id }) => id))
      .size,
  ).toBe(3);
});
