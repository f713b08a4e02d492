import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from '@inlay/ui/Entry.module.css';

type Props = {
  icon: ReactNode;
  title: string;
  text: string;
  action?: { label: string; run: () => void } | undefined;
};

/** One thing on a page: what happened, whether anything was lost, what to do. */
export const Notice = ({ icon, title, text, action }: Props) => (
  <main className={styles.page}>
    <div className={styles.notice}>
      <div className={styles.icon} aria-hidden="true">
        {icon}
      </div>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text}>{text}</p>
      {action ? <Button onClick={action.run}>{action.label}</Button> : null}
    </div>
  </main>
);
