import type { ReactNode } from 'react';
import styles from './Inbox.module.css';

type Props = { id: string; title: string; count: number; children?: ReactNode };

export const SectionTitle = ({ id, title, count, children }: Props) => (
  <div className={styles.sectionTitle}>
    <h2 id={id}>{title}</h2>
    {count > 0 ? <span className={styles.count}>{count}</span> : null}
    <span className={styles.sectionAction}>{children}</span>
  </div>
);
