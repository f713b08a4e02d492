import { frameEnd } from '@inlay/frame/widget-channel.ts';
import { createCell, type Cell } from './session/cell.ts';

/** The page around the frame, as its loader tells of it. */
export type Host = {
  state: Cell<HostState>;
  /** Null where there is nothing to close: the frame opened as a page of its own. */
  close: (() => void) | null;
  tell(status: { unread: number; color: string; known: boolean }): void;
};

export type HostState = {
  open: boolean;
  /** How often it was opened. */
  opened: number;
  url: string;
  title: string;
  metaData: string;
  myData: string;
};

const nothingSaid = { url: '', title: '', metaData: '', myData: '' };

const standalone = (page: Window): Host => ({
  state: createCell({
    ...nothingSaid,
    open: true,
    opened: 1,
    url: page.location.origin,
    title: page.document.title,
  }),
  close: null,
  tell: () => {},
});

/** Null for what cannot be spoken to by name: no address, or a page without an origin of its own (`file:`, sandbox). */
const originOf = (text: string | null): string | null => {
  const origin = text && URL.canParse(text) ? new URL(text).origin : 'null';
  return origin === 'null' ? null : origin;
};

export const connectHost = (page: Window, hostAddress: string | null): Host => {
  const hostOrigin = originOf(hostAddress);
  if (page.parent === page || !hostOrigin) return standalone(page);
  const state = createCell<HostState>({ open: false, opened: 0, ...nothingSaid });
  const line = frameEnd({
    window: page,
    hostOrigin,
    onMessage: ({ open, url, title, metaData, myData }) =>
      state.update((before) => ({
        open,
        url,
        title,
        metaData,
        myData,
        opened: before.opened + (open && !before.open ? 1 : 0),
      })),
  });
  line.send({ type: 'ready' });
  return {
    state,
    close: () => line.send({ type: 'close' }),
    tell: (status) => line.send({ type: 'status', ...status }),
  };
};
