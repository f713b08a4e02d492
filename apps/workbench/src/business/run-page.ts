import { ConnectionLost, RequestRefused } from '@inlay/client/refused.ts';
import { createPageHost, type PageHost } from '@inlay/frame/page-host.ts';
import { configRefusal } from '@inlay/frame/page-refused.ts';
import type { PageRefusal } from '@inlay/protocol/staff-sdk/page-channel.ts';
import type { Config } from '@inlay/protocol/staff-sdk/config.ts';
import type { Store } from '../model/store.ts';
import { type FrameState, urlOf } from './frame-state.ts';
import { pageEvents } from './page-events.ts';
import { type PageDesk, pageHandlers } from './page-handlers.ts';

type Deps = PageDesk & {
  window: Window;
  frame: HTMLIFrameElement;
  userid: string;
  state: Store<FrameState>;
  onError: (error: unknown) => void;
};

export type RunningPage = {
  hears: PageHost['hears'];
  /** The selected visitor may be another one. */
  look: () => void;
  /** The same document, another fragment. */
  changeHash: (userid: string) => Promise<void>;
  close: () => void;
};

/** A page that is well greets within a second or two of its own script. */
const patienceMs = 10_000;

/** S3, by the server; the frame's origin is what `createPageHost` has heard the greeting from. */
const verifier =
  ({ desk, page }: Pick<Deps, 'desk' | 'page'>) =>
  async ({ timestamp, nonce, signature }: Config, load: string): Promise<PageRefusal | null> => {
    const { page_id: pageId, origin } = page;
    const claim = { page_id: pageId, load, origin, timestamp, nonce, signature };
    const { data } = await desk.client.request('verify_business_page', claim);
    return data.verified ? null : configRefusal(data.reason);
  };

const addressOf = async ({ desk, page }: Deps, userid: string): Promise<string> =>
  (await desk.client.request('open_business_page', { page_id: page.page_id, userid })).data.url;

/** `#/orders` becomes `#/orders?visitorData=…`: the SDK reads parameters there too. */
const withHash = (current: string, next: string): string => {
  const [old, fresh] = [new URL(current), new URL(next)];
  const [route = ''] = fresh.hash.slice(1).split('?');
  old.hash = `${route}?${fresh.search.slice(1)}`;
  return old.href;
};

const failureOf = (error: unknown, onError: Deps['onError']): FrameState => {
  if (error instanceof RequestRefused) return { name: 'failed', said: error.message };
  if (!(error instanceof ConnectionLost)) onError(error);
  return { name: 'failed', said: null };
};

/** One load of one page: its address, the greeting, the proof, what it calls and hears, until `close`. */
export const runPage = (deps: Deps): RunningPage => {
  const { window, frame, state, desk, page, onError } = deps;
  let closed = false;
  const stops: (() => void)[] = [];
  const move = (next: (now: FrameState) => FrameState): void => {
    if (!closed) state.update(next);
  };
  const enter = (name: 'connected' | 'verified'): void =>
    move((now) => ({ name, url: urlOf(now) ?? page.origin }));

  const besideAsShown = () => {
    const thread = deps.beside();
    return thread && events.isFor(thread) ? thread : null;
  };
  const host = createPageHost({
    window,
    frame,
    origin: page.origin,
    scopes: page.scopes,
    verify: verifier(deps),
    handlers: pageHandlers({ ...deps, beside: besideAsShown }),
    now: desk.clock.now,
    newChannel: () => new MessageChannel(),
    onListen: () => events.look(),
    onState: (heard) => {
      if (heard.name === 'connected') events.forget();
      if (heard.name === 'connected' || heard.name === 'verified') enter(heard.name);
      if (heard.name === 'refused')
        move((now) => ({ name: 'refused', url: urlOf(now) ?? page.origin, error: heard.error }));
    },
    onError,
  });
  const events = pageEvents({ ...deps, host, deskOrigin: window.location.origin });

  const load = async (): Promise<void> => {
    try {
      const url = await addressOf(deps, deps.userid);
      if (closed) return;
      move(() => ({ name: 'loading', url }));
      frame.src = url;
      stops.push(
        desk.clock.after(patienceMs, () =>
          move((now) => (now.name === 'loading' ? { name: 'silent', url } : now)),
        ),
      );
    } catch (error) {
      move(() => failureOf(error, onError));
    }
  };
  void load();
  return {
    hears: host.hears,
    look: events.look,
    changeHash: async (userid) => {
      const fresh = await addressOf(deps, userid);
      const now = urlOf(state.get());
      if (closed || now === null) return;
      const url = withHash(now, fresh);
      move((before) => ({ ...before, url }));
      frame.src = url;
    },
    close: () => {
      closed = true;
      for (const stop of stops) stop();
      events.stop();
      host.close();
    },
  };
};
