import { lazy, Suspense, useMemo, useState } from 'react';
import { selectThread } from '../../actions/select-thread.ts';
import { selectSelected } from '../../model/selectors.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { SidePanel } from '../business-pages/SidePanel.tsx';
import { PanelContext, useRunningPanel } from '../business-pages/use-panel.ts';
import { Inbox } from '../inbox/Inbox.tsx';
import { OverlayContext, useOverlays, type Overlay, type Overlays } from '../overlays.ts';
import { Rail } from '../rail/Rail.tsx';
import { ThreadPane } from '../thread/ThreadPane.tsx';
import { useLayout } from '../use-layout.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import styles from './Desk.module.css';
import { useDocumentTitle } from './use-document-title.ts';
import { useHandOverNotice } from './use-hand-over-notice.ts';
import { useShortcuts } from './use-shortcuts.ts';

const Palette = lazy(() => import('../palette/Palette.tsx').then((module) => ({ default: module.Palette })));
const Shortcuts = lazy(() =>
  import('../palette/Shortcuts.tsx').then((module) => ({ default: module.Shortcuts })),
);
const TransferDialog = lazy(() =>
  import('../transfer/TransferDialog.tsx').then((module) => ({ default: module.TransferDialog })),
);

const OpenOverlay = () => {
  const { current, close } = useOverlays();
  const thread = useDesk(selectSelected);
  return (
    <Suspense>
      {current === 'palette' ? <Palette /> : null}
      {current === 'shortcuts' ? <Shortcuts /> : null}
      {current === 'transfer' && thread ? <TransferDialog thread={thread} onClose={close} /> : null}
    </Suspense>
  );
};

type Troubled = { onTrouble: (error: unknown) => void };

const Panes = ({ onTrouble }: Troubled) => {
  const layout = useLayout();
  const desk = useDeskActions();
  const hasThread = useDesk((state) => selectSelected(state) !== null);
  useShortcuts();
  useDocumentTitle();
  useHandOverNotice();
  const showList = layout !== 'narrow' || !hasThread;
  const showThread = layout !== 'narrow' || hasThread;
  return (
    <div className={styles.desk}>
      <ConnectionBanner />
      <main className={styles.panes} data-layout={layout}>
        {showList ? <Rail onInbox={() => selectThread(desk, null)} /> : null}
        {showList ? <Inbox /> : null}
        {showThread ? <ThreadPane layout={layout} /> : null}
        <SidePanel layout={layout} onTrouble={onTrouble} />
      </main>
      <OpenOverlay />
    </div>
  );
};

/** Beside the thread, or, where there is no room, over it. */
const WithPanel = ({ onTrouble }: Troubled) => {
  const { open } = useOverlays();
  const panel = useRunningPanel(() => open('visitor'), onTrouble);
  return (
    <PanelContext value={panel}>
      <Panes onTrouble={onTrouble} />
    </PanelContext>
  );
};

export const DeskPage = ({ onTrouble }: Troubled) => {
  const [current, setCurrent] = useState<Overlay | null>(null);
  const overlays = useMemo<Overlays>(
    () => ({ current, open: setCurrent, close: () => setCurrent(null) }),
    [current],
  );
  return (
    <OverlayContext value={overlays}>
      <WithPanel onTrouble={onTrouble} />
    </OverlayContext>
  );
};
