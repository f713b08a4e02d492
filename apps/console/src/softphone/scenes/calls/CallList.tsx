import { useState } from 'react';
import { Button } from '../../parts/Button.tsx';
import { useWords } from '../../parts/use-words.ts';
import { callKind } from './call-kind.ts';
import { CallItem } from './CallItem.tsx';
import styles from './CallList.module.css';
import { useCalls } from './use-calls.ts';

const filters = ['recent', 'missed'] as const;
type Filter = (typeof filters)[number];

const Filters = ({ value, onChoose }: { value: Filter; onChoose: (filter: Filter) => void }) => {
  const { say } = useWords();
  return (
    <div className={styles.filters}>
      {filters.map((filter) => (
        <button
          key={filter}
          type="button"
          className={styles.filter}
          aria-pressed={filter === value}
          onClick={() => onChoose(filter)}
        >
          {say(`calls.${filter}`)}
        </button>
      ))}
    </div>
  );
};

const Skeleton = () => (
  <ul className={styles.list} aria-hidden="true">
    {[72, 58, 80, 64].map((width) => (
      <li key={width} className={styles.bone} style={{ width: `${width}%` }} />
    ))}
  </ul>
);

const emptyKey = (filter: Filter, search: string) => {
  if (search !== '') return 'calls.none';
  return filter === 'missed' ? 'calls.emptyMissed' : 'calls.empty';
};

const Rows = ({ filter, search }: { filter: Filter; search: string }) => {
  const { say } = useWords();
  const pages = useCalls(search);
  const shown = pages.calls.filter((row) => filter === 'recent' || callKind(row) === 'missed');
  if (shown.length === 0 && pages.state === 'loading') return <Skeleton />;
  const text = pages.state === 'failed' ? 'calls.failed' : emptyKey(filter, search);
  return (
    <>
      {shown.length === 0 && <p className={styles.empty}>{say(text)}</p>}
      <ul className={styles.list}>
        {shown.map((row) => (
          <CallItem key={row.call_id} row={row} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button look="link" wide disabled={pages.state === 'loading'} onClick={pages.more}>
          {say('calls.more')}
        </Button>
      )}
    </>
  );
};

export const CallList = () => {
  const { say } = useWords();
  const [filter, setFilter] = useState<Filter>('recent');
  const [search, setSearch] = useState('');
  return (
    <section className={styles.page} aria-label={say('nav.calls')}>
      <Filters value={filter} onChoose={setFilter} />
      <input
        className={styles.search}
        type="search"
        aria-label={say('calls.search')}
        placeholder={say('calls.search')}
        maxLength={100}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Rows key={search.trim()} filter={filter} search={search.trim()} />
    </section>
  );
};
