import { ConnectionLost, RequestRefused } from '@inlay/client/refused.ts';
import type { BusinessPageTab } from '@inlay/protocol/agent-socket/get_business_pages.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { Desk } from '../model/desk.ts';
import { selectSelected } from '../model/selectors.ts';
import { createStore, type Store } from '../model/store.ts';
import { onPanelRequest, type PanelRequest } from './open-page.ts';
import {
  closeAddress,
  emptyPanel,
  forgetVisitor,
  openAddress,
  openPageTab,
  pageOf,
  type PanelState,
  reloadPage,
  setBadge,
  type Tab,
  takePages,
} from './panel-state.ts';
import type { RunningPage } from './run-page.ts';

type Deps = {
  desk: Pick<Desk, 'store' | 'client' | 'clock' | 'tell'>;
  onError: (error: unknown) => void;
  /** A card opened something: where the panel is a drawer, it comes into view. */
  onShown: () => void;
};

export type Panel = {
  store: Store<PanelState>;
  /** The selected thread, if this page is for it. */
  beside: (pageId: number) => ThreadRow | null;
  open: (tab: Tab) => void;
  reload: (pageId: number) => void;
  closeAddress: (id: number) => void;
  setBadge: (pageId: number, count: number) => void;
  /** The frame of a page tells what runs in it; returns the end. */
  attach: (pageId: number, running: RunningPage) => () => void;
  start: () => () => void;
};

const retryMs = 5000;

const keyOf = (thread: ThreadRow): string =>
  `${thread.userid} ${thread.thread_uid} ${thread.state} ${thread.customer_id ?? ''}`;

export const createPanel = ({ desk, onError, onShown }: Deps): Panel => {
  const store = createStore<PanelState>(emptyPanel);
  const running = new Map<number, RunningPage>();
  const hears = (pageId: number): boolean => running.get(pageId)?.hears('onSelectVisitor') ?? false;
  const selected = (): ThreadRow | null => selectSelected(desk.store.get());
  let asked = '';

  const fetchPages = async (userid: string): Promise<BusinessPageTab[]> => {
    try {
      return (await desk.client.request('get_business_pages', { userid })).data.pages;
    } catch (error) {
      // S1: beside a conversation that is none of this agent's there are none.
      if (error instanceof RequestRefused && (error.code === 403 || error.code === 404)) return [];
      throw error;
    }
  };
  const look = async (thread: ThreadRow): Promise<void> => {
    const key = keyOf(thread);
    const pages = await fetchPages(thread.userid);
    if (asked === key) store.update((state) => takePages(state, thread.userid, pages, hears));
    // Pages that stayed hear who is selected only now that they are known to be for him.
    for (const page of running.values()) page.look();
  };
  const follow = (): void => {
    const thread = selected();
    const key = thread ? keyOf(thread) : '';
    if (key === asked || (thread && desk.store.get().link.name !== 'online')) return;
    asked = key;
    if (store.get().of !== thread?.userid) store.update(forgetVisitor);
    if (!thread) return;
    look(thread).catch((error: unknown) => {
      // Asked again when the link is back, or, where that was not the reason, after a while.
      const again = (): void => {
        if (asked !== key) return;
        asked = '';
        follow();
      };
      if (error instanceof ConnectionLost) return again();
      onError(error);
      desk.clock.after(retryMs, again);
    });
  };

  const open = (tab: Tab): void => {
    const thread = selected();
    if (tab.name === 'page' && thread) store.update((state) => openPageTab(state, tab.pageId, thread.userid));
    if (tab.name !== 'page') store.update((state) => ({ ...state, tab }));
  };
  /** S5. A page that was registered a moment ago is asked for once more. */
  const openByCard = async (
    thread: ThreadRow,
    { pageId, mode }: Extract<PanelRequest, { name: 'page' }>,
  ): Promise<void> => {
    if (!pageOf(store.get(), pageId)) await look(thread);
    const { userid } = thread;
    if (!pageOf(store.get(), pageId)) return desk.tell({ kind: 'info', key: 'panel.noSuchPage' });
    const isOpen = store.get().loads.has(pageId);
    store.update((state) => openPageTab(state, pageId, userid));
    if (!isOpen) return;
    if (mode === 'hash') await running.get(pageId)?.changeHash(userid);
    else store.update((state) => reloadPage(state, pageId, userid));
  };
  const hear = (request: PanelRequest): void => {
    onShown();
    if (request.name === 'address') return store.update((state) => openAddress(state, request.url));
    const thread = selected();
    if (thread) openByCard(thread, request).catch(onError);
  };

  return {
    store,
    beside: (pageId) => {
      const thread = selected();
      const state = store.get();
      return thread && state.of === thread.userid && pageOf(state, pageId) ? thread : null;
    },
    open,
    reload: (pageId) => {
      const thread = selected();
      if (thread) store.update((state) => reloadPage(state, pageId, thread.userid));
    },
    closeAddress: (id) => store.update((state) => closeAddress(state, id)),
    setBadge: (pageId, count) => store.update((state) => setBadge(state, pageId, count)),
    attach: (pageId, page) => {
      running.set(pageId, page);
      return () => {
        if (running.get(pageId) === page) running.delete(pageId);
      };
    },
    start: () => {
      const stops = [desk.store.subscribe(follow), onPanelRequest(hear)];
      follow();
      return () => stops.forEach((stop) => stop());
    },
  };
};
