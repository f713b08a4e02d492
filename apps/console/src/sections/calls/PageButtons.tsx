import { Button } from '@mantine/core';
import { useWords } from '../../languages/use-words.ts';
import styles from './Calls.module.css';

type Props = { page: number; total: number; rowsOfPage: number; onPage: (page: number) => void };

export const PageButtons = ({ page, total, rowsOfPage, onPage }: Props) => {
  const { t, language } = useWords();
  const last = Math.max(1, Math.ceil(total / rowsOfPage));
  const number = new Intl.NumberFormat(language);
  const range = {
    from: number.format(Math.min((page - 1) * rowsOfPage + 1, total)),
    to: number.format(Math.min(page * rowsOfPage, total)),
    total: number.format(total),
  };
  return (
    <nav className={styles.pages} aria-label={t('calls.pages')}>
      <output>{t('calls.range', range)}</output>
      {last > 1 ? (
        <>
          <Button variant="default" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {t('calls.newer')}
          </Button>
          <Button variant="default" disabled={page >= last} onClick={() => onPage(page + 1)}>
            {t('calls.older')}
          </Button>
        </>
      ) : null}
    </nav>
  );
};
