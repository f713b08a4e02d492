import type { ReactNode } from 'react';
import styles from './Empty.module.css';

type Props = { icon: ReactNode; title: string; text: string; action?: ReactNode };

/** Nothing here yet: what will be, and the next step. */
export const Empty = ({ icon, title, text, action }: Props) => (
  <div className={styles.empty}>
    <span className={styles.icon} aria-hidden="true">
      {icon}
    </span>
    <p className={styles.title}>{title}</p>
    <p className={styles.text}>{text}</p>
    {action}
  </div>
);
