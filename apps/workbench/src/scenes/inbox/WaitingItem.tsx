import { Button } from '@mantine/core';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { takeThread } from '../../actions/take-thread.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDeskActions } from '../../model/use-desk.ts';
import { visitorName } from '../../text/names.ts';
import styles from './Inbox.module.css';
import { ThreadItem } from './ThreadItem.tsx';
import { WaitTimer } from './WaitTimer.tsx';

export const WaitingItem = ({ thread }: { thread: ThreadRow }) => {
  const { t } = useWords();
  const desk = useDeskActions();
  const take = (
    <Button
      className={styles.take}
      size="compact-xs"
      aria-label={t('inbox.takeName', { name: visitorName(thread, t) })}
      onClick={() => void takeThread(desk, thread.userid)}
    >
      {t('inbox.take')}
    </Button>
  );
  const timer = <WaitTimer since={thread.queued_at} say="inbox.waited" />;
  return <ThreadItem thread={thread} aside={timer} action={take} />;
};
