import type { ComponentType } from 'react';
import styles from './Call.module.css';

/** It rings: the sign breathes, for who has the sound off. */
export const Pulse = ({ icon: Icon }: { icon: ComponentType<{ size: number }> }) => (
  <div className={styles.ringing} aria-hidden="true">
    <span className={styles.sign}>
      <Icon size={36} />
    </span>
  </div>
);
