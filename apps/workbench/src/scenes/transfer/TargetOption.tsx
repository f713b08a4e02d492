import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Transfer.module.css';

type Props = {
  chosen: boolean;
  onChoose: () => void;
  icon: ReactNode;
  title: string;
  text: ReactNode;
  aside?: string;
};

/** A radio that looks like a row. */
export const TargetOption = ({ chosen, onChoose, icon, title, text, aside }: Props) => (
  <label className={styles.option} data-chosen={chosen || undefined}>
    <input
      type="radio"
      name="transfer-target"
      className={styles.radio}
      checked={chosen}
      onChange={onChoose}
    />
    <span className={styles.icon}>{icon}</span>
    <span className={styles.optionText}>
      <bdi>{title}</bdi>
      <small>{text}</small>
    </span>
    {aside === undefined ? null : <small className={styles.load}>{aside}</small>}
    <span className={styles.check}>{chosen ? <IconCheck size={16} aria-hidden="true" /> : null}</span>
  </label>
);
