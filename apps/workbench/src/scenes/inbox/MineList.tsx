import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useWords } from '../../languages/use-words.ts';
import styles from './Inbox.module.css';
import { MineItem } from './MineItem.tsx';
import { SectionTitle } from './SectionTitle.tsx';

type Props = { threads: readonly ThreadRow[]; filtered: boolean };

export const MineList = ({ threads, filtered }: Props) => {
  const { t } = useWords();
  return (
    <div className={styles.section}>
      <SectionTitle id="mine-title" title={t('inbox.mine')} count={threads.length} />
      <ul className={styles.list} aria-labelledby="mine-title">
        {threads.map((thread) => (
          <MineItem key={thread.thread_uid} thread={thread} />
        ))}
      </ul>
      {threads.length === 0 && !filtered ? <p className={styles.empty}>{t('inbox.mineEmpty')}</p> : null}
    </div>
  );
};
