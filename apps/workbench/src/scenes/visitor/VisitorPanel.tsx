import { useWords } from '../../languages/use-words.ts';
import { selectSelected } from '../../model/selectors.ts';
import { useDesk } from '../../model/use-desk.ts';
import styles from './Visitor.module.css';
import { VisitorCard } from './VisitorCard.tsx';

/** Right pane: who the agent talks to. */
export const VisitorPanel = () => {
  const { t } = useWords();
  const thread = useDesk(selectSelected);
  return (
    <aside className={styles.panel} aria-label={t('visitor.title')}>
      <header className={styles.header}>
        <h2>{t('visitor.title')}</h2>
      </header>
      {thread ? <VisitorCard thread={thread} /> : <p className={styles.none}>{t('visitor.none')}</p>}
    </aside>
  );
};
