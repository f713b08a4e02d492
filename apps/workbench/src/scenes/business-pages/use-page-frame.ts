import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import type { Language } from '@inlay/protocol/errors.ts';
import { useTranslation } from 'react-i18next';
import type { FrameState } from '../../business/frame-state.ts';
import type { PageLoad } from '../../business/panel-state.ts';
import { createStore } from '../../model/store.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { usePanel } from './use-panel.ts';

type Given = {
  load: PageLoad;
  frame: RefObject<HTMLIFrameElement | null>;
  onTrouble: (error: unknown) => void;
};

/** Runs one load of a page in its frame. `height`: what the page would like; null: all there is. */
export const usePageFrame = ({ load, frame, onTrouble }: Given) => {
  const desk = useDeskActions();
  const panel = usePanel();
  const { i18n } = useTranslation();
  const [state] = useState(() => createStore<FrameState>({ name: 'opening' }));
  const [height, setHeight] = useState<number | null>(null);
  const { page, userid } = load;
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const { page_id: pageId } = page;
    let stop = (): void => undefined;
    let gone = false;
    // Its checks of what pages say are large, and many desks have no pages.
    void import('../../business/run-page.ts').then(
      ({ runPage }) => {
        if (gone) return;
        const running = runPage({
          desk,
          page,
          userid,
          window,
          frame: element,
          state,
          beside: () => panel.beside(pageId),
          language: () => i18n.language as Language,
          setBadge: (count) => panel.setBadge(pageId, count),
          setHeight,
          onError: onTrouble,
        });
        const detach = panel.attach(pageId, running);
        stop = () => {
          detach();
          running.close();
        };
      },
      (error: unknown) => {
        onTrouble(error);
        if (!gone) state.update(() => ({ name: 'failed', said: null }));
      },
    );
    return () => {
      gone = true;
      stop();
    };
    // A load has its page and visitor for good; `hash` moves within it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [load.n, desk, panel, state, frame, i18n, onTrouble]);
  return { state: useSyncExternalStore(state.subscribe, state.get), height };
};

/** Tried again by itself when the connection is back. */
export const useRetryOnline = (state: FrameState, retry: () => void): void => {
  const online = useDesk(({ link }) => link.name === 'online');
  const waits = state.name === 'failed' && state.said === null;
  useEffect(() => {
    if (online && waits) retry();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only the two facts count
  }, [online, waits]);
};
