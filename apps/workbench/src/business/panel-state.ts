import type { BusinessPageTab } from '@inlay/protocol/agent-socket/get_business_pages.ts';

// What the panel beside the thread shows (S1, S6). Pure; the frames themselves live in the components.

export type Tab =
  | { name: 'visitor' }
  | { name: 'page'; pageId: number }
  /** An address that a card opened inside (S5): it can do nothing to the desk. */
  | { name: 'address'; id: number };

/** One load of a page's frame; the next one has another number. */
export type PageLoad = { n: number; page: BusinessPageTab; userid: string };

export type PanelState = {
  tab: Tab;
  /** Whose pages they are; null: not known yet. */
  of: string | null;
  pages: readonly BusinessPageTab[];
  /** Of pages that have been opened: kept alive while other tabs show. */
  loads: ReadonlyMap<number, PageLoad>;
  addresses: readonly { id: number; url: string }[];
  badges: ReadonlyMap<number, number>;
  /** Numbers loads and addresses. */
  last: number;
};

export const emptyPanel: PanelState = {
  tab: { name: 'visitor' },
  of: null,
  pages: [],
  loads: new Map(),
  addresses: [],
  badges: new Map(),
  last: 0,
};

export const pageOf = (state: PanelState, pageId: number): BusinessPageTab | undefined =>
  state.pages.find(({ page_id: id }) => id === pageId);

/** A new load of the page, for this visitor; whatever the last one said on its tab is gone. */
const loaded = (state: PanelState, page: BusinessPageTab, userid: string): PanelState => {
  const n = state.last + 1;
  const loads = new Map(state.loads).set(page.page_id, { n, page, userid });
  const badges = new Map([...state.badges].filter(([id]) => id !== page.page_id));
  return { ...state, loads, badges, last: n };
};

export const reloadPage = (state: PanelState, pageId: number, userid: string): PanelState => {
  const page = pageOf(state, pageId);
  return page ? loaded(state, page, userid) : state;
};

/** Opens the tab; a page that is there already is not loaded again. */
export const openPageTab = (state: PanelState, pageId: number, userid: string): PanelState => {
  const page = pageOf(state, pageId);
  if (!page) return state;
  const next: PanelState = { ...state, tab: { name: 'page', pageId } };
  return state.loads.has(pageId) ? next : loaded(next, page, userid);
};

const isSame = (a: BusinessPageTab, b: BusinessPageTab): boolean =>
  a.version === b.version &&
  a.origin === b.origin &&
  a.live === b.live &&
  a.scopes.join() === b.scopes.join();

/** S6: a page that hears of the selected visitor stays; one with live parameters is loaded again; others stay. */
const isStale = (load: PageLoad, page: BusinessPageTab, userid: string, hears: boolean): boolean =>
  !isSame(load.page, page) || (page.live && !hears && load.userid !== userid);

const restOf = (state: PanelState, tab: Tab): Tab => {
  const isThere =
    tab.name === 'visitor' ||
    (tab.name === 'page'
      ? pageOf(state, tab.pageId) !== undefined
      : state.addresses.some(({ id }) => id === tab.id));
  return isThere ? tab : { name: 'visitor' };
};

/**
 * The pages for the visitor who is selected now. A page that is not among them is taken away, so that nothing beside
 * this thread can act on it; `hears` tells which pages use `onSelectVisitor`.
 */
export const takePages = (
  state: PanelState,
  userid: string,
  pages: readonly BusinessPageTab[],
  hears: (pageId: number) => boolean,
): PanelState => {
  const known = { ...state, of: userid, pages };
  const kept = new Map([...state.loads].filter(([id]) => pageOf(known, id)));
  const badges = new Map([...state.badges].filter(([id]) => kept.has(id)));
  const next = { ...known, loads: kept, badges, tab: restOf(known, state.tab) };
  return [...kept.values()].reduce<PanelState>((now, load) => {
    const page = pageOf(now, load.page.page_id);
    const stale = page && isStale(load, page, userid, hears(page.page_id));
    return stale ? loaded(now, page, userid) : now;
  }, next);
};

/** The pages of another visitor are not known yet: nothing acts meanwhile. */
export const forgetVisitor = (state: PanelState): PanelState =>
  state.of === null ? state : { ...state, of: null };

export const openAddress = (state: PanelState, url: string): PanelState => {
  const known = state.addresses.find((address) => address.url === url);
  if (known) return { ...state, tab: { name: 'address', id: known.id } };
  const id = state.last + 1;
  return { ...state, last: id, addresses: [...state.addresses, { id, url }], tab: { name: 'address', id } };
};

export const closeAddress = (state: PanelState, id: number): PanelState => {
  const next = { ...state, addresses: state.addresses.filter((address) => address.id !== id) };
  return { ...next, tab: restOf(next, state.tab) };
};

export const setBadge = (state: PanelState, pageId: number, count: number): PanelState => {
  const badges = new Map(state.badges);
  if (count > 0) badges.set(pageId, count);
  else badges.delete(pageId);
  return { ...state, badges };
};
