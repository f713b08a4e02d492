import { Button } from '@mantine/core';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { takeThread } from '../../actions/take-thread.ts';
import { useWords } from '../../languages/use-words.ts';
import { isMine } from '../../model/threads.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { Composer } from '../composer/Composer.tsx';
import styles from './Thread.module.css';
import { foreignState } from './ThreadStatus.tsx';

const Foreign = ({ thread }: { thread: ThreadRow }) => {
  const { t } = useWords();
  const desk = useDeskActions();
  const label = thread.state === 'queued' ? t('inbox.take') : t('thread.reopen');
  return (
    <div className={styles.foreign}>
      <span>{thread.state === 'queued' ? t('thread.preview') : foreignState(thread, false, t)}</span>
      {thread.state === 'open' ? null : (
        <Button size="xs" onClick={() => void takeThread(desk, thread.userid)}>
          {label}
        </Button>
      )}
    </div>
  );
};

/** Where the agent writes, or why not and what can be done instead. */
export const ThreadFooter = ({ thread }: { thread: ThreadRow }) => {
  const mine = useDesk((state) => isMine(state, thread));
  return mine ? <Composer thread={thread} /> : <Foreign thread={thread} />;
};
