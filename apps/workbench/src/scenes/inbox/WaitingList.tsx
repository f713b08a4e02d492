import { IconPlayerTrackNext } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { takeNext } from '../../actions/take-thread.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDeskActions } from '../../model/use-desk.ts';
import styles from './Inbox.module.css';
import { SectionTitle } from './SectionTitle.tsx';
import { WaitingItem } from './WaitingItem.tsx';

type Props = { threads: readonly ThreadRow[]; filtered: boolean };

export const WaitingList = ({ threads, filtered }: Props) => {
  const { t } = useWords();
  const desk = useDeskActions();
  const next = (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<IconPlayerTrackNext size={13} aria-hidden="true" />}
      onClick={() => void takeNext(desk)}
    >
      {t('inbox.takeNext')}
    </Button>
  );
  return (
    <div className={styles.section}>
      <SectionTitle id="waiting-title" title={t('inbox.waiting')} count={threads.length}>
        {threads.length > 1 ? next : null}
      </SectionTitle>
      <ul className={styles.list} aria-labelledby="waiting-title">
        {threads.map((thread) => (
          <WaitingItem key={thread.thread_uid} thread={thread} />
        ))}
      </ul>
      {threads.length === 0 && !filtered ? <p className={styles.empty}>{t('inbox.waitingEmpty')}</p> : null}
    </div>
  );
};
