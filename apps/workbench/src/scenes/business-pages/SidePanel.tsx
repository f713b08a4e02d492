import { ActionIcon, FocusTrap, Tooltip } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useWords } from '../../languages/use-words.ts';
import { selectSelected } from '../../model/selectors.ts';
import { useDesk } from '../../model/use-desk.ts';
import { useOverlays } from '../overlays.ts';
import type { Layout } from '../use-layout.ts';
import { useVisitorForms } from '../visitor/use-visitor-forms.ts';
import { VisitorCard } from '../visitor/VisitorCard.tsx';
import { AddressFrame } from './AddressFrame.tsx';
import styles from './BusinessPages.module.css';
import { PageFrame } from './PageFrame.tsx';
import { keyOfTab, tabItems } from './panel-tabs.ts';
import { PanelTabs } from './PanelTabs.tsx';
import { TabPanel } from './TabPanel.tsx';
import { useEscape } from './use-escape.ts';
import { usePanel, usePanelState } from './use-panel.ts';

const ReloadButton = () => {
  const { t } = useWords();
  const panel = usePanel();
  const tab = usePanelState((state) => state.tab);
  const name = usePanelState(({ pages }) =>
    tab.name === 'page' ? (pages.find((page) => page.page_id === tab.pageId)?.name ?? null) : null,
  );
  if (tab.name !== 'page' || name === null) return null;
  const label = t('panel.reload', { name });
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => panel.reload(tab.pageId)}>
        <IconRefresh size={17} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
};

const Head = ({ onClose }: { onClose: (() => void) | null }) => {
  const { t } = useWords();
  const state = usePanelState((now) => now);
  return (
    <header className={styles.head}>
      <PanelTabs items={tabItems(state, t('visitor.title'))} />
      <ReloadButton />
      {onClose ? (
        <ActionIcon variant="subtle" color="gray" aria-label={t('dialog.dismiss')} onClick={onClose}>
          <IconX size={17} aria-hidden="true" />
        </ActionIcon>
      ) : null}
    </header>
  );
};

const VisitorTab = () => {
  const { t } = useWords();
  const thread = useDesk(selectSelected);
  const editing = useVisitorForms();
  return thread ? (
    <VisitorCard thread={thread} editing={editing} />
  ) : (
    <p className={styles.none}>{t('visitor.none')}</p>
  );
};

const Panels = ({ onTrouble }: { onTrouble: (error: unknown) => void }) => {
  const { t } = useWords();
  const { tab, loads, addresses } = usePanelState((state) => state);
  const hasThread = useDesk((state) => selectSelected(state) !== null);
  const active = keyOfTab(tab);
  return (
    <>
      <TabPanel name="visitor" shown={active === 'visitor'}>
        <VisitorTab />
      </TabPanel>
      {tab.name === 'page' && !hasThread ? <p className={styles.none}>{t('panel.noVisitor')}</p> : null}
      {[...loads.values()].map((load) => {
        const name = `page-${load.page.page_id}`;
        return (
          <TabPanel key={name} name={name} shown={active === name && hasThread}>
            <PageFrame key={load.n} load={load} onTrouble={onTrouble} />
          </TabPanel>
        );
      })}
      {addresses.map(({ id, url }) => (
        <TabPanel key={id} name={`address-${id}`} shown={active === `address-${id}`}>
          <AddressFrame url={url} />
        </TabPanel>
      ))}
    </>
  );
};

type Props = { layout: Layout; onTrouble: (error: unknown) => void };

/** Right pane; where there is no room for it, a drawer over the thread. The same element both ways: frames live on. */
export const SidePanel = ({ layout, onTrouble }: Props) => {
  const { t } = useWords();
  const { current, close } = useOverlays();
  const isDrawer = layout !== 'wide';
  const isOpen = !isDrawer || current === 'visitor';
  useEscape(isDrawer && isOpen, close);
  useEffect(() => {
    // What was opened here as a drawer is in full view now.
    if (!isDrawer && current === 'visitor') close();
  });
  return (
    <>
      {isDrawer && isOpen ? <div className={styles.shade} role="presentation" onClick={close} /> : null}
      <FocusTrap active={isDrawer && isOpen}>
        <aside
          className={styles.panel}
          data-drawer={isDrawer || undefined}
          data-open={isOpen}
          aria-label={t('panel.label')}
          {...(isDrawer ? { role: 'dialog', 'aria-modal': true } : {})}
          hidden={!isOpen}
        >
          <Head onClose={isDrawer ? close : null} />
          <Panels onTrouble={onTrouble} />
        </aside>
      </FocusTrap>
    </>
  );
};
