import type { ReactNode } from 'react';
import styles from './Rows.module.css';

/** A list of things that can be acted on. */
export const Rows = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul className={styles.rows} aria-label={label}>
    {children}
  </ul>
);

type RowProps = {
  title: ReactNode;
  text?: ReactNode;
  side?: ReactNode;
  actions?: ReactNode;
  /** Over the whole width, when there is more to see. */
  below?: ReactNode;
  quiet?: boolean;
};

export const Row = ({ title, text, side, actions, below, quiet = false }: RowProps) => (
  <li className={styles.row} data-quiet={quiet || undefined}>
    <div className={styles.main}>
      <div className={styles.title}>{title}</div>
      {text ? <div className={styles.text}>{text}</div> : null}
    </div>
    {side ? <div className={styles.side}>{side}</div> : null}
    {actions ? <div className={styles.actions}>{actions}</div> : null}
    {below ? <div className={styles.below}>{below}</div> : null}
  </li>
);
