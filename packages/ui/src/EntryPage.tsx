import type { ReactNode } from 'react';
import styles from './Entry.module.css';

type Props = { icon: string; name: string; title: string; children: ReactNode };

/** The page before the work: who we are, and one thing to do. */
export const EntryPage = ({ icon, name, title, children }: Props) => (
  <main className={styles.page}>
    <div className={styles.card}>
      <div className={styles.brand}>
        <img src={icon} alt="" />
        {name}
      </div>
      <h1 className={styles.title}>{title}</h1>
      {children}
    </div>
  </main>
);
