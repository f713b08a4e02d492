import type { PanelState, Tab } from '../../business/panel-state.ts';

export type TabItem = { tab: Tab; key: string; label: string; badge: number };

export const keyOfTab = (tab: Tab): string =>
  tab.name === 'visitor' ? 'visitor' : tab.name === 'page' ? `page-${tab.pageId}` : `address-${tab.id}`;

/** In their order: the visitor, the company's pages, what cards have opened. */
export const tabItems = ({ pages, addresses, badges }: PanelState, visitor: string): TabItem[] => {
  const items: Omit<TabItem, 'key'>[] = [
    { tab: { name: 'visitor' }, label: visitor, badge: 0 },
    ...pages.map(({ page_id: pageId, name }) => ({
      tab: { name: 'page' as const, pageId },
      label: name,
      badge: badges.get(pageId) ?? 0,
    })),
    ...addresses.map(({ id, url }) => ({
      tab: { name: 'address' as const, id },
      label: new URL(url).host,
      badge: 0,
    })),
  ];
  return items.map((item) => ({ ...item, key: keyOfTab(item.tab) }));
};

/** Left and right go round; the ends have keys of their own. */
export const nextTab = (key: string, at: number, count: number): number | null => {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
};
