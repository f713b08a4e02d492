import { Button } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { takeNext } from '../../actions/take-thread.ts';
import { useWords } from '../../languages/use-words.ts';
import { selectMine, selectWaiting } from '../../model/selectors.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import styles from './Thread.module.css';

/** Says what will appear here and offers the next step. */
export const EmptyThread = () => {
  const { t } = useWords();
  const desk = useDeskActions();
  const waiting = useDesk(selectWaiting).length;
  const mine = useDesk(selectMine).length;
  const next = mine > 0 ? t('thread.emptyMine') : t('thread.emptyNobody');
  return (
    <section className={styles.empty}>
      <span className={styles.emptyIcon} aria-hidden="true">
        <IconMessages size={28} />
      </span>
      <h2>{t('thread.emptyTitle')}</h2>
      <p>{waiting > 0 ? t('thread.emptyText') : next}</p>
      {waiting > 0 ? (
        <Button
          variant="light"
          onClick={() => void takeNext(desk)}
          rightSection={<kbd className={styles.key}>T</kbd>}
        >
          {t('inbox.takeNext')}
        </Button>
      ) : null}
    </section>
  );
};
