// S5: a click on a card opens a business page, or an address, in the panel beside the thread. The panel listens; a click
// that no panel hears, before there is one, is lost like any click on nothing.

export type PanelRequest =
  | { name: 'page'; pageId: number; mode: 'reload' | 'hash' }
  | { name: 'address'; url: string };

const eventName = 'inlay:open-in-panel';

const ask = (request: PanelRequest): void => {
  window.dispatchEvent(new CustomEvent<PanelRequest>(eventName, { detail: request }));
};

/** `apiUrl(pageId,'reload'|'hash')`: loads the page again, or only shows it and tells it by its fragment. */
export const openBusinessPage = (pageId: number, mode: 'reload' | 'hash'): void =>
  ask({ name: 'page', pageId, mode });

/** `http('url','inner')`: a tab for this address alone; the page in it can do nothing to the desk. */
export const openInPanel = (url: string): void => ask({ name: 'address', url });

/** Returns the unsubscribe. */
export const onPanelRequest = (run: (request: PanelRequest) => void): (() => void) => {
  const hear = (event: Event): void => run((event as CustomEvent<PanelRequest>).detail);
  window.addEventListener(eventName, hear);
  return () => window.removeEventListener(eventName, hear);
};
