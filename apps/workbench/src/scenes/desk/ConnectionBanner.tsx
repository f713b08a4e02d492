import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import type { Link } from '@inlay/client/link.ts';
import { useWords } from '../../languages/use-words.ts';
import { countUnsent } from '../../model/selectors.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import styles from './Desk.module.css';

/** The first try is not worth a word: most of the time it is over before it could be read. */
const isDown = (link: Link): boolean =>
  link.name === 'waiting' || (link.name === 'connecting' && link.attempt > 0);

export const ConnectionBanner = () => {
  const { t } = useWords();
  const { client } = useDeskActions();
  const link = useDesk((state) => state.link);
  const loaded = useDesk((state) => state.loaded);
  const unsent = useDesk(countUnsent);
  const down = isDown(link) || (link.name === 'catching-up' && loaded && unsent > 0);
  if (!down) return null;
  return (
    <output className={styles.banner}>
      <IconCloudOff size={16} aria-hidden="true" />
      <span>
        {t('link.reconnecting')} {unsent > 0 ? t('link.unsent', { count: unsent }) : null} {t('link.safe')}
      </span>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => client.retryNow()}>
        {t('link.retry')}
      </Button>
    </output>
  );
};
