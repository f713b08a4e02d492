import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useWords } from '../../languages/use-words.ts';
import styles from './BusinessPages.module.css';
import { keyOfTab, nextTab, type TabItem } from './panel-tabs.ts';
import { usePanel, usePanelState } from './use-panel.ts';

const Badge = ({ count }: { count: number }) =>
  count === 0 ? null : <span className={styles.badge}>{count > 99 ? '99+' : count}</span>;

const CloseTab = ({ item }: { item: TabItem }) => {
  const { t } = useWords();
  const panel = usePanel();
  const { tab, label } = item;
  if (tab.name !== 'address') return null;
  return (
    <ActionIcon
      size="xs"
      variant="subtle"
      color="gray"
      aria-label={t('panel.closeTab', { name: label })}
      onClick={() => panel.closeAddress(tab.id)}
    >
      <IconX size={12} aria-hidden="true" />
    </ActionIcon>
  );
};

/** One tab stop; arrows move along the tabs and open them. */
export const PanelTabs = ({ items }: { items: readonly TabItem[] }) => {
  const { t } = useWords();
  const panel = usePanel();
  const active = usePanelState((state) => keyOfTab(state.tab));
  const strip = useRef<HTMLDivElement>(null);
  const at = items.findIndex(({ key }) => key === active);
  useEffect(() => {
    strip.current
      ?.querySelector(`#tab-${active}`)
      ?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  const move = (event: KeyboardEvent): void => {
    const to = nextTab(event.key, at, items.length);
    const item = to === null ? undefined : items[to];
    if (!item) return;
    event.preventDefault();
    panel.open(item.tab);
    strip.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to ?? 0]?.focus();
  };
  return (
    <div ref={strip} className={styles.tabs} role="tablist" aria-label={t('panel.tabs')}>
      {items.map((item) => (
        <div key={item.key} className={styles.tabBox} role="presentation">
          <button
            type="button"
            role="tab"
            id={`tab-${item.key}`}
            className={styles.tab}
            aria-selected={item.key === active}
            {...(item.key === active ? { 'aria-controls': `panel-${item.key}` } : {})}
            tabIndex={item.key === active ? 0 : -1}
            onClick={() => panel.open(item.tab)}
            onKeyDown={move}
          >
            <bdi className={styles.tabLabel}>{item.label}</bdi>
            <Badge count={item.badge} />
          </button>
          <CloseTab item={item} />
        </div>
      ))}
    </div>
  );
};
