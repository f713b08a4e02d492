import type { ReactNode } from 'react';
import styles from './Center.module.css';

/** A page with one thing on it. */
export const Center = ({ title, text, children }: { title: string; text?: string; children?: ReactNode }) => (
  <main className={styles.center}>
    <h1 className={styles.title}>{title}</h1>
    {text !== undefined && <p className={styles.text}>{text}</p>}
    {children}
  </main>
);
