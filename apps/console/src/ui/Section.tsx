import type { ReactNode } from 'react';
import styles from './Section.module.css';

type Props = { title: string; text: string; action?: ReactNode; children: ReactNode };

/** A page of the console: what it is, in one sentence, and its content. */
export const Section = ({ title, text, action, children }: Props) => (
  <div className={styles.section}>
    <header className={styles.header}>
      <div className={styles.words}>
        <h1 className={styles.title} tabIndex={-1}>
          {title}
        </h1>
        {text === '' ? null : <p className={styles.text}>{text}</p>}
      </div>
      {action}
    </header>
    {children}
  </div>
);

/** A part of a page with a heading of its own. */
export const Panel = ({ title, text, action, children }: Props) => (
  <section className={styles.panel} aria-label={title}>
    <header className={styles.header}>
      <div className={styles.words}>
        <h2 className={styles.subtitle}>{title}</h2>
        <p className={styles.text}>{text}</p>
      </div>
      {action}
    </header>
    {children}
  </section>
);
