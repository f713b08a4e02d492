import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../languages/use-words.ts';
import { Problem } from './Problem.tsx';
import styles from './Loaded.module.css';

type Props<T> = { query: UseQueryResult<T>; children: (data: T) => ReactNode };

/** The outline while it is being fetched, the content, or why there is none. */
export const Loaded = <T,>({ query, children }: Props<T>) => {
  const { t } = useWords();
  if (query.data !== undefined) return children(query.data);
  if (!query.isError)
    return (
      <div className={styles.outline} aria-busy="true">
        {[1, 2, 3].map((row) => (
          <Skeleton key={row} height={52} animate={false} />
        ))}
      </div>
    );
  return (
    <div className={styles.outline}>
      <Problem error={query.error} kept={false} />
      <Button variant="default" onClick={() => void query.refetch()} className={styles.retry}>
        {t('action.retry')}
      </Button>
    </div>
  );
};
