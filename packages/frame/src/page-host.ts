import { compile } from '@inlay/protocol/compile.ts';
import { hello } from '@inlay/protocol/staff-sdk/page-channel.ts';
import type { PageEventData, PageEventName } from '@inlay/protocol/staff-sdk/page-calls.ts';
import { exactOrigin } from './origin.ts';
import { openPageSession, type PageSession, type PageState, type SessionDeps } from './page-session.ts';

// The desk's end of interface 3: waits for one business page in one frame, of one origin, and gives each load of it a port.

type PageHostDeps = Omit<SessionDeps, 'load' | 'onState'> & {
  window: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  /** The sandboxed iframe; made before its `src` is set, or the page may greet nobody. */
  frame: { readonly contentWindow: Pick<Window, 'postMessage'> | null };
  /** As registered (S1): scheme, host and port, nothing else. Throws if it is no such origin. */
  origin: string;
  newChannel: () => MessageChannel;
  onState: (state: PageState | { name: 'waiting' }) => void;
};

export type PageHost = {
  /** S6: a page that hears `onSelectVisitor` is not loaded again when the visitor changes. */
  hears: (event: PageEventName) => boolean;
  /** Only pages that were verified, asked for the event and have its scope are told. Throws if `data` is wrong. */
  tell: <E extends PageEventName>(event: E, data: PageEventData[E]) => void;
  close: () => void;
};

const helloChecker = compile(hello);

/** A page that greets more often does nothing else. */
const mostLoads = 1000;

export const createPageHost = (deps: PageHostDeps): PageHost => {
  const { window, frame, newChannel } = deps;
  const origin = exactOrigin(deps.origin);
  if (origin === null) throw new Error(`not an origin: ${deps.origin}. Write scheme://host:port`);
  let session: PageSession | null = null;
  const seen = new Set<string>();

  const open = (load: string): void => {
    // Another load: the document that had the old port is gone.
    session?.close();
    const { port1, port2 } = newChannel();
    session = openPageSession(port1, { ...deps, load });
    deps.onState({ name: 'connected' });
    const welcome = { source: 'inlay-desk', type: 'welcome', version: 1, load };
    // Should the frame have gone elsewhere meanwhile, the browser drops it: the origin is exact.
    frame.contentWindow?.postMessage(welcome, origin, [port2]);
  };
  const hear = ({ source, origin: from, data }: MessageEvent): void => {
    if (source === null || source !== frame.contentWindow || from !== origin) return;
    // A name that was used is a replay, whoever sends it.
    if (!helloChecker.check(data) || seen.has(data.load) || seen.size >= mostLoads) return;
    seen.add(data.load);
    open(data.load);
  };
  window.addEventListener('message', hear);
  deps.onState({ name: 'waiting' });
  return {
    hears: (event) => session?.hears(event) ?? false,
    tell: (event, data) => session?.tell(event, data),
    close: () => {
      window.removeEventListener('message', hear);
      session?.close();
      session = null;
    },
  };
};
