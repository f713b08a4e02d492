import type { ReactNode } from 'react';
import styles from './Mark.module.css';

type Tone = 'plain' | 'good' | 'wait' | 'bad' | 'accent';

/** A word about a state; its colour only repeats it. */
export const Mark = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={styles.mark} data-tone={tone}>
    {children}
  </span>
);
