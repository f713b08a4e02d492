import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '../languages/use-words.ts';
import { found } from './found.ts';
import styles from './FindIn.module.css';

/** A list that is seen whole needs no search. */
const fewRows = 10;

type Props<Row> = { rows: Row[]; textOf: (row: Row) => string; children: (rows: Row[]) => ReactNode };

/** A long list with a field that narrows it. */
export const FindIn = <Row,>({ rows, textOf, children }: Props<Row>) => {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const isLong = rows.length > fewRows;
  const shown = isLong ? found(rows, textOf, words) : rows;
  return (
    <>
      {isLong ? (
        <search className={styles.find}>
          <TextInput
            type="search"
            aria-label={t('find.label')}
            placeholder={t('find.label')}
            leftSection={<IconSearch size={16} aria-hidden="true" />}
            maxLength={100}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <output>{t('find.count', { shown: shown.length, count: rows.length })}</output>
        </search>
      ) : null}
      {shown.length > 0 ? (
        children(shown)
      ) : (
        <div className={styles.none}>
          <p>{t('find.none', { words })}</p>
          <Button variant="default" onClick={() => setWords('')}>
            {t('find.clear')}
          </Button>
        </div>
      )}
    </>
  );
};
