import { useState } from 'react';
import { useWords } from '../../languages/use-words.ts';
import { selectMine, selectWaiting } from '../../model/selectors.ts';
import { useDesk } from '../../model/use-desk.ts';
import { filterThreads } from './filter-threads.ts';
import styles from './Inbox.module.css';
import { InboxHeader } from './InboxHeader.tsx';
import { MineList } from './MineList.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { WaitingList } from './WaitingList.tsx';

/** Left pane: who waits, and whom the agent serves. */
export const Inbox = () => {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const loaded = useDesk((state) => state.loaded);
  const waiting = filterThreads(useDesk(selectWaiting), query);
  const mine = filterThreads(useDesk(selectMine), query);
  const nothing = query !== '' && waiting.length + mine.length === 0;
  return (
    <section className={styles.inbox} aria-label={t('inbox.label')}>
      <InboxHeader query={query} onQuery={setQuery} />
      <div className={styles.lists}>
        {nothing ? <p className={styles.empty}>{t('inbox.noMatch', { query })}</p> : null}
        {loaded ? (
          <>
            <WaitingList threads={waiting} filtered={query !== ''} />
            <MineList threads={mine} filtered={query !== ''} />
          </>
        ) : (
          <ListSkeleton />
        )}
      </div>
    </section>
  );
};
