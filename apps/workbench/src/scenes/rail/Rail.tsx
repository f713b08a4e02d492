import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCommand, IconInbox, IconKeyboard } from '@tabler/icons-react';
import { useWords } from '../../languages/use-words.ts';
import { selectUnreadTotal } from '../../model/selectors.ts';
import { useDesk } from '../../model/use-desk.ts';
import { useOverlays } from '../overlays.ts';
import { CapacityMeter } from './CapacityMeter.tsx';
import styles from './Rail.module.css';
import { SettingsMenu } from './SettingsMenu.tsx';
import { StatusMenu } from './StatusMenu.tsx';

type Props = { onInbox: () => void };

const InboxButton = ({ onInbox }: Props) => {
  const { t } = useWords();
  const unread = useDesk(selectUnreadTotal);
  const label = unread > 0 ? `${t('rail.inbox')}, ${t('inbox.unread', { count: unread })}` : t('rail.inbox');
  return (
    <Tooltip label={t('rail.inbox')} position="right">
      <button type="button" className={styles.item} aria-current="page" aria-label={label} onClick={onInbox}>
        <IconInbox size={20} aria-hidden="true" />
        {unread > 0 ? <span className={styles.dot} aria-hidden="true" /> : null}
      </button>
    </Tooltip>
  );
};

/** Far left, or along the bottom of a narrow frame. */
export const Rail = ({ onInbox }: Props) => {
  const { t } = useWords();
  const { open } = useOverlays();
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <StatusMenu />
      <InboxButton onInbox={onInbox} />
      <Tooltip label={t('rail.palette')} position="right">
        <ActionIcon
          className={styles.item}
          variant="subtle"
          color="gray"
          aria-label={t('rail.palette')}
          onClick={() => open('palette')}
        >
          <IconCommand size={20} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <span className={styles.space} />
      <CapacityMeter />
      <Tooltip label={t('rail.shortcuts')} position="right">
        <ActionIcon
          className={[styles.item, styles.wideOnly].join(' ')}
          variant="subtle"
          color="gray"
          aria-label={t('rail.shortcuts')}
          onClick={() => open('shortcuts')}
        >
          <IconKeyboard size={20} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <SettingsMenu />
    </nav>
  );
};
