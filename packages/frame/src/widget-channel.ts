// Between the widget's loader, inside any shop page, and its frame of our origin. Both check origin and window.

/** `metaData`, `myData`: what the page says of its visitor (S2); '' where it says nothing. */
export type ToFrame = {
  type: 'visible';
  open: boolean;
  url: string;
  title: string;
  metaData: string;
  myData: string;
};
export type ToLoader =
  | { type: 'ready' }
  | { type: 'status'; unread: number; color: string; known: boolean }
  | { type: 'close' };

const mark = 'inlay-widget';

type Listening = {
  addEventListener: Window['addEventListener'];
  removeEventListener: Window['removeEventListener'];
};

type Peer = { window: Listening; peer: () => unknown; origin: string };

const isMarked = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'source' in data && data.source === mark;

/** Calls back for messages of that window and that origin only. Returns the undo. */
const listen = ({ window, peer, origin }: Peer, onData: (data: unknown) => void): (() => void) => {
  const hear = (event: MessageEvent): void => {
    const from = peer();
    if (event.origin !== origin || !from || event.source !== from || !isMarked(event.data)) return;
    onData(event.data);
  };
  window.addEventListener('message', hear);
  return () => window.removeEventListener('message', hear);
};

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 2048) : '');

const toLoader = (data: Record<string, unknown>): ToLoader | null => {
  switch (data['type']) {
    case 'ready':
    case 'close':
      return { type: data['type'] };
    case 'status': {
      const unread = Number(data['unread']);
      const color = /^#[0-9a-f]{3,8}$/i.test(text(data['color'])) ? text(data['color']) : '';
      return {
        type: 'status',
        unread: unread > 0 ? Math.floor(unread) : 0,
        color,
        known: data['known'] === true,
      };
    }
    default:
      return null;
  }
};

export const loaderEnd = (deps: {
  window: Listening;
  frame: HTMLIFrameElement;
  frameOrigin: string;
  onMessage: (message: ToLoader) => void;
}): { send: (message: ToFrame) => void; close: () => void } => {
  const { window, frame, frameOrigin, onMessage } = deps;
  const close = listen({ window, peer: () => frame.contentWindow, origin: frameOrigin }, (data) => {
    const message = toLoader(data as Record<string, unknown>);
    if (message) onMessage(message);
  });
  return {
    send: (message) => frame.contentWindow?.postMessage({ ...message, source: mark }, frameOrigin),
    close,
  };
};

export const frameEnd = (deps: {
  window: Listening & { parent: Pick<Window, 'postMessage'> };
  hostOrigin: string;
  onMessage: (message: ToFrame) => void;
}): { send: (message: ToLoader) => void; close: () => void } => {
  const { window, hostOrigin, onMessage } = deps;
  const close = listen({ window, peer: () => window.parent, origin: hostOrigin }, (data) => {
    const { type, open, url, title, metaData, myData } = data as Record<string, unknown>;
    if (type !== 'visible') return;
    const said = { url: text(url), title: text(title), metaData: text(metaData), myData: text(myData) };
    onMessage({ type, open: open === true, ...said });
  });
  return { send: (message) => window.parent.postMessage({ ...message, source: mark }, hostOrigin), close };
};
