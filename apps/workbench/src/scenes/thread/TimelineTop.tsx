import { Button } from '@mantine/core';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { hasOlder, loadHistory } from '../../actions/load-history.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import styles from './Thread.module.css';

/** Above the oldest message that is loaded. */
export const TimelineTop = ({ thread }: { thread: ThreadRow }) => {
  const { t } = useWords();
  const desk = useDeskActions();
  const timeline = useDesk((state) => state.timelines.get(thread.userid));
  const name = timeline?.history.name ?? 'unknown';
  if (name === 'failed')
    return (
      <div className={styles.top}>
        {t('thread.loadFailed')}
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void loadHistory(desk, thread.userid, 'again')}
        >
          {t('thread.loadAgain')}
        </Button>
      </div>
    );
  if (name !== 'loaded' || hasOlder(timeline))
    return <div className={styles.top}>{t('thread.loadingOlder')}</div>;
  return (
    <div className={styles.top}>
      {timeline?.rows.length === 0 ? t('thread.noMessages') : t('thread.beginning')}
    </div>
  );
};
