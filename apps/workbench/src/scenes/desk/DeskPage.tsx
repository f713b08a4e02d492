import { lazy, Suspense, useMemo, useState } from 'react';
import { selectThread } from '../../actions/select-thread.ts';
import { selectSelected } from '../../model/selectors.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { Inbox } from '../inbox/Inbox.tsx';
import { OverlayContext, useOverlays, type Overlay, type Overlays } from '../overlays.ts';
import { Rail } from '../rail/Rail.tsx';
import { ThreadPane } from '../thread/ThreadPane.tsx';
import { useLayout } from '../use-layout.ts';
import { VisitorDrawer } from '../visitor/VisitorDrawer.tsx';
import { VisitorPanel } from '../visitor/VisitorPanel.tsx';
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

const Panes = () => {
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
        {layout === 'wide' ? <VisitorPanel /> : <VisitorDrawer />}
      </main>
      <OpenOverlay />
    </div>
  );
};

export const DeskPage = () => {
  const [current, setCurrent] = useState<Overlay | null>(null);
  const overlays = useMemo<Overlays>(
    () => ({ current, open: setCurrent, close: () => setCurrent(null) }),
    [current],
  );
  return (
    <OverlayContext value={overlays}>
      <Panes />
    </OverlayContext>
  );
};
